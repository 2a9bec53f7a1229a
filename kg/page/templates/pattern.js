// What a search asks for: "Russia threatens ?", "? sanctions Iran", "Armenia ? Azerbaijan", "who mediates between A and B".
// The verbs and phrases are those that the graph itself is made with; a question mark stands for anybody or any tie.
const ANY = "?";
const ASKING = new Set(["who", "whom", "what", "which", "anyone", "anybody", "someone", "somebody", "everyone", "everybody"]);
const HELPING = new Set(["do", "does", "did", "has", "have", "had", "will", "would"]);
const BEING = /^(?:is|are|was|were|be|been|being) /;
// Phrase, without a form of "be" before it: [{ lemma, shown, forms, terms, inverse, general }].
const phrased = new Map();
const known = (phrase, entry) => {
  const key = phrase.toLowerCase().replace(BEING, "");
  phrased.set(key, [...(phrased.get(key) ?? []), entry]);
};
const termsAt = (places) => new Set(places.map((place) => wording.terms[place][0]));
for (const [forms, taken] of wording.verbs) {
  const all_ = forms.split("|");
  for (const [preposition, places, general] of taken) {
    const after = preposition ? ` ${preposition}` : "";
    const entry = { lemma: all_[0], shown: all_[1] + after, forms: all_, terms: termsAt(places), inverse: false, general: Boolean(general) };
    for (const form of new Set(all_)) known(form + after, entry);
    if (!preposition) known(`${all_[4] ?? all_[2]} by`, { ...entry, shown: `is ${all_[4] ?? all_[2]} by`, inverse: true });
  }
}
for (const [phrase, places, inverse] of wording.phrases) known(phrase, { lemma: phrase, shown: phrase, forms: [], terms: termsAt(places), inverse: Boolean(inverse), general: true });
const LONGEST_PHRASE = 6;  // words

const asWords = (text) => text.trim().replace(/\s+/g, " ").replace(/([^\s?])\?+$/, (_, last) => (text.includes(` ${ANY}`) || ASKING.has(text.trim().split(/\s+/)[0].toLowerCase()) ? last : `${last} ${ANY}`))
  .replace(/[.!,;]+$/, "").split(" ").filter(Boolean).map((word) => (ASKING.has(word.toLowerCase()) ? ANY : word));
// Whom words name: `any` for a question mark or nothing, else the actor that they name wholly, or begin to.
const exactName = (text) => { const wanted = plain(text); return names.findIndex((own) => own.includes(wanted)); };
const party = (words_) => {
  const text = words_.filter((word) => word !== ANY).join(" ");
  if (!text) return { ids: [], any: true };
  const parts = exactName(text) >= 0 ? [text] : text.split(/ and |, /);
  const ids = parts.map((part) => { const found = exactName(part); return found >= 0 ? found : matches(part)?.[0] ?? null; });
  return ids.includes(null) ? { ids: [], unknown: parts[ids.indexOf(null)] } : { ids: [...new Set(ids)], any: false };
};
// The first reading in which both sides are somebody; else the first in which somebody is not known; null for no pattern.
const reading = (text) => {
  let words_ = asWords(text);
  if (words_.length > 2 && words_[0] === ANY && HELPING.has(words_[1].toLowerCase())) {  // whom does Russia threaten
    const rest = words_.slice(2);
    words_ = [...rest.filter((word) => word !== ANY), ANY];
  }
  words_ = words_.filter((word, place) => place === 0 || !HELPING.has(word.toLowerCase()) || words_.length < 3 || phrased.has(`${word} ${words_[place + 1]}`.toLowerCase()));
  let unknown = null;
  for (let size = Math.min(LONGEST_PHRASE, words_.length); size; size -= 1) for (let at = 0; at + size <= words_.length; at += 1) {
    const entries = phrased.get(words_.slice(at, at + size).join(" ").toLowerCase().replace(BEING, ""));
    if (!entries) continue;
    const [left, right] = [words_.slice(0, at).filter((word, place, all_) => place < all_.length - 1 || !BEING.test(`${word.toLowerCase()} `)), words_.slice(at + size)];
    if (!left.length && !right.length) continue;
    const [subject, object] = [party(left), party(right)];
    const found = { subject, object, entries, verb: words_.slice(at, at + size).join(" ") };
    if (subject.unknown === undefined && object.unknown === undefined) return found;
    unknown ??= { unknown: subject.unknown ?? object.unknown };
  }
  const gap = words_.indexOf(ANY);
  if (gap < 0) return null;
  const [subject, object] = [party(words_.slice(0, gap)), party(words_.slice(gap + 1))];
  if (subject.unknown !== undefined || object.unknown !== undefined) return unknown ?? { unknown: subject.unknown ?? object.unknown };
  return subject.any && object.any ? null : { subject, object, entries: null, verb: ANY };
};

// The words by which the texts name a tie.
const named_ = new Map();
const namingWords = (tie) => {
  if (!named_.has(tie.id)) named_.set(tie.id, new Set(tie.said.flatMap((id) => {
    const sentence = [...passages[id][SENTENCE]];
    return passages[id][TRIGGER].flatMap(([from, to]) => sentence.slice(from, to).join("").toLowerCase().split(/[^\p{L}\p{N}-]+/u));
  })));
  return named_.get(tie.id);
};
const inWord = (tie, forms) => forms.some((form) => namingWords(tie).has(form));
// The ties that answer, each as { tie, from, to, own }: who acts upon whom, and whether the word itself is used.
const answering = ({ subject, object, entries }, among = ties) => {
  const found = [];
  for (const tie of among) {
    const meant = entries ? entries.filter((entry) => entry.terms.has(tie.term)) : [null];
    for (const entry of meant) for (const turned of tie.both || !entry ? [false, true] : [entry.inverse]) {
      const [from, to] = turned ? [tie.to, tie.from] : [tie.from, tie.to];
      if (fitsParty(subject, from) && fitsParty(object, to)) found.push({ tie, from, to, own: !entry || entry.general || inWord(tie, entry.forms) });
    }
  }
  const best = new Map();
  for (const one of found) if (!best.has(one.tie.id) || (one.own && !best.get(one.tie.id).own)) best.set(one.tie.id, one);
  return forAll([...best.values()], subject, object);
};
const fitsParty = ({ ids, any }, id) => any || ids.some((wanted) => id === wanted || whoActs(id) === wanted);
// "between A and B": who has such a tie to both.
const forAll = (found, subject, object) => {
  const [free, named_, many_] = object.ids.length > 1 ? ["from", "to", object.ids] : subject.ids.length > 1 ? ["to", "from", subject.ids] : [];
  if (!free) return found;
  const reachedBy_ = new Map();
  for (const one of found) reachedBy_.set(one[free], (reachedBy_.get(one[free]) ?? new Set()).add(many_.find((id) => id === one[named_] || id === whoActs(one[named_]))));
  return found.filter((one) => reachedBy_.get(one[free]).size === many_.length);
};
