"""What the language model makes of a word form before it looks at the words beside it, remembered.

The network of spaCy's models begins with a vector for each token that depends on the form alone: hashes of its norm,
prefix, suffix and shape, and its row among the word vectors, mixed by a layer (`spacy.MultiHashEmbed`). That is two
fifths of its work, and four of five tokens have a form that was there before. A product of matrices has the same bits
in each row whatever rows are beside it (BLIS), so that what is remembered is what would be worked out again.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from spacy.attrs import ORTH
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import Model, NumpyOps

from kg.annotated.layers import replace_layers
from kg.annotated.process_lock import ProcessLock

if TYPE_CHECKING:
    from thinc.types import Floats2d

_MOST = 16_384  # forms: 6 MB of vectors; 84 news articles have 12,000, then all are forgotten and learned anew
_BY_FORM = frozenset(
    {"extract_features", "list2ragged", "ints-getitem", "hashembed", "static_vectors"}
    | {"maxout", "layernorm", "dropout", "ragged2list"}
)


def remember_forms(nlp: Language) -> None:
    """Have each network of a pipeline that begins with vectors of forms keep them; others are left as they are."""
    replace_layers(nlp, "embed", lambda embed: _remembering(embed) if _is_by_form(embed) else None)


def _is_by_form(embed: Model[Any, Any]) -> bool:
    return isinstance(embed.ops, NumpyOps) and {node.name for node in embed.walk() if not node.layers} <= _BY_FORM


def _remembering(embed: Model[Any, Any]) -> Model[list[Doc], "list[Floats2d]"]:
    memory = _Memory(embed)

    def forward(_: object, docs: list[Doc], is_train: bool) -> tuple[Any, Callable[[Any], Any]]:
        if is_train:
            return embed(docs, is_train)
        return memory.vectors(docs), lambda _: []

    return Model(f"remembered({embed.name})", forward, layers=[embed], dims={"nO": embed.maybe_get_dim("nO")})


@dataclass(frozen=True, slots=True)
class _Forms:
    """Features of word forms, which pass for a Doc where a network asks for those of tokens."""

    vocab: Vocab
    columns: Sequence[str | int]
    features: npt.NDArray[np.uint64]

    def __len__(self) -> int:
        return len(self.features)

    def to_array(self, columns: Sequence[str | int] | int) -> npt.NDArray[np.uint64]:
        if isinstance(columns, int):
            return self.features[:, self.columns.index(columns)]
        return self.features[:, [self.columns.index(column) for column in columns]]


@dataclass(slots=True)
class _Memory:
    embed: Model[Any, Any]
    rows: dict[bytes, int] = field(default_factory=dict)  # of the table, by the bytes of a form's features
    table: npt.NDArray[np.float32] = field(default_factory=lambda: np.empty((0, 0), "float32"))
    lock: ProcessLock = field(default_factory=ProcessLock)

    def vectors(self, docs: Sequence[Doc]) -> list[npt.NDArray[np.float32]]:
        """Return the vectors of the tokens of each Doc."""
        columns = self._columns(docs[0].vocab)
        features = np.concatenate([doc.to_array(columns).reshape(len(doc), len(columns)) for doc in docs])
        keys = features.view(f"V{features.itemsize * len(columns)}").ravel().tolist()
        with self.lock:
            if len(self.rows) > _MOST:
                self.rows.clear()
            missing = {key: at for at, key in enumerate(keys) if key not in self.rows}
            if missing:
                self._learn(missing, _Forms(docs[0].vocab, columns, features[list(missing.values())]))
            found = self.table[np.fromiter(map(self.rows.__getitem__, keys), "intp", len(keys))]
        return np.split(found, np.cumsum([len(doc) for doc in docs])[:-1])

    def _columns(self, vocab: Vocab) -> list[str | int]:
        """Return the attributes of tokens that the vectors depend on."""
        columns: list[str | int] = []
        for node in self.embed.walk():
            if node.name == "extract_features":
                columns += node.attrs["columns"]
            elif node.name == "static_vectors":
                columns.append(getattr(vocab.vectors, "attr", ORTH))
        return columns

    def _learn(self, missing: dict[bytes, int], forms: _Forms) -> None:
        (new,) = self.embed.predict([forms])
        # The table first: a process forked off in between has at most rows that nobody knows of.
        self.table = np.concatenate([self.table[: len(self.rows)].reshape(len(self.rows), new.shape[1]), new])
        for key in missing:
            self.rows[key] = len(self.rows)
