"""The terms of the graph as pyoxigraph nodes, and the making of literals.

A misspelt term is an import error, not a silent new property. Every term stands in ``ontologies/kg.ttl`` or in a
published vocabulary.
"""

import math
import re
from decimal import Decimal
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode

from kg import dates
from kg import namespaces as ns

TYPE = NamedNode(ns.RDF + "type")
SUBJECT = NamedNode(ns.RDF + "subject")
PREDICATE = NamedNode(ns.RDF + "predicate")
OBJECT = NamedNode(ns.RDF + "object")
STATEMENT = NamedNode(ns.RDF + "Statement")
LABEL = NamedNode(ns.RDFS + "label")
ALT_LABEL = NamedNode(ns.SKOS + "altLabel")
SAME_AS = NamedNode(ns.OWL + "sameAs")
SOURCE_OF_RECORD = NamedNode(ns.DCTERMS + "source")
DERIVED_FROM = NamedNode(ns.PROV + "wasDerivedFrom")
GENERATED_BY = NamedNode(ns.PROV + "wasGeneratedBy")
WAS_ATTRIBUTED_TO = NamedNode(ns.PROV + "wasAttributedTo")
AGENT = NamedNode(ns.PROV + "Agent")
DATE = NamedNode(ns.DCTERMS + "date")
COMMENT = NamedNode(ns.RDFS + "comment")
USED = NamedNode(ns.PROV + "used")
ASSOCIATED_WITH = NamedNode(ns.PROV + "wasAssociatedWith")
ACTIVITY = NamedNode(ns.PROV + "Activity")
SOFTWARE_AGENT = NamedNode(ns.PROV + "SoftwareAgent")

HAS_PLACE = NamedNode(ns.SEM + "hasPlace")
HAS_TIME = NamedNode(ns.SEM + "hasTimeStamp")

PHRASE = NamedNode(ns.NIF + "Phrase")
CONTEXT = NamedNode(ns.NIF + "Context")
IS_STRING = NamedNode(ns.NIF + "isString")
BEGIN = NamedNode(ns.NIF + "beginIndex")
END = NamedNode(ns.NIF + "endIndex")
ANCHOR = NamedNode(ns.NIF + "anchorOf")
REFERENCE_CONTEXT = NamedNode(ns.NIF + "referenceContext")

NEWS_ARTICLE = NamedNode(ns.SCHEMA + "NewsArticle")
IDENTIFIER = NamedNode(ns.SCHEMA + "identifier")
HEADLINE = NamedNode(ns.SCHEMA + "headline")
AUTHOR = NamedNode(ns.SCHEMA + "author")
PUBLISHER = NamedNode(ns.SCHEMA + "publisher")
DATE_PUBLISHED = NamedNode(ns.SCHEMA + "datePublished")
URL = NamedNode(ns.SCHEMA + "url")
LANGUAGE = NamedNode(ns.SCHEMA + "inLanguage")
SHA256 = NamedNode(ns.KG + "sha256")
ORIGIN = NamedNode(ns.KG + "origin")

ACTOR_CLASS = NamedNode(ns.KG + "Actor")
ASSERTION = NamedNode(ns.KG + "Assertion")
ATTRIBUTION_CLASS = NamedNode(ns.KG + "Attribution")
EVENT = NamedNode(ns.KG + "Event")
EVENT_REPORT = NamedNode(ns.KG + "EventReport")
MEASUREMENT = NamedNode(ns.KG + "Measurement")
MENTION = NamedNode(ns.KG + "Mention")

NAMED = NamedNode(ns.KG + "named")
AFFILIATED_WITH = NamedNode(ns.KG + "affiliatedWith")
LOCATED_IN = NamedNode(ns.KG + "locatedIn")
MEMBER_OF = NamedNode(ns.KG + "memberOf")
POSITION = NamedNode(ns.KG + "position")

REFERS_TO = NamedNode(ns.KG + "refersTo")
MENTION_TYPE = NamedNode(ns.KG + "mentionType")
IDENTIFIED_BY = NamedNode(ns.KG + "identifiedBy")

NAMING = NamedNode(ns.KG + "Naming")
NAME_OF = NamedNode(ns.KG + "nameOf")
FORM = NamedNode(ns.KG + "form")
SEPARATION = NamedNode(ns.KG + "Separation")
SEPARATES = NamedNode(ns.KG + "separates")
APART_FROM = NamedNode(ns.KG + "apartFrom")
GROUND = NamedNode(ns.KG + "ground")

CORRECTION = NamedNode(ns.KG + "Correction")
INFERENCE = NamedNode(ns.KG + "Inference")
RULE = NamedNode(ns.KG + "rule")
RESTS_ON = NamedNode(ns.KG + "restsOn")
RULES = {name: NamedNode(ns.KG + name) for name in ("BySymmetry", "ByInverse", "BySubProperty", "ByChain")}
ACTION = NamedNode(ns.KG + "action")
CORRECTS = NamedNode(ns.KG + "corrects")
GIVEN_SUBJECT = NamedNode(ns.KG + "givenSubject")
GIVEN_OBJECT = NamedNode(ns.KG + "givenObject")
GIVEN_VALUE = NamedNode(ns.KG + "givenValue")

BASIS = NamedNode(ns.KG + "basis")
POLARITY = NamedNode(ns.KG + "polarity")
CERTAINTY = NamedNode(ns.KG + "certainty")
ATTRIBUTED_TO = NamedNode(ns.KG + "attributedTo")
ATTRIBUTION = NamedNode(ns.KG + "attribution")
FACTIVE = NamedNode(ns.KG + "factive")
CONFIDENCE = NamedNode(ns.KG + "confidence")
EXTRACTOR = NamedNode(ns.KG + "extractor")
TIME = NamedNode(ns.KG + "time")
EARLIEST = NamedNode(ns.KG + "earliest")
LATEST = NamedNode(ns.KG + "latest")
DATING = NamedNode(ns.KG + "dating")
VALID_FROM = NamedNode(ns.KG + "validFrom")
FORMER = NamedNode(ns.KG + "former")
VALID_UNTIL = NamedNode(ns.KG + "validUntil")

MEASURE = NamedNode(ns.KG + "measure")
QUANTITY_KIND = NamedNode(ns.KG + "quantityKind")
VALUE = NamedNode(ns.KG + "value")
UNIT = NamedNode(ns.KG + "unit")
AS_OF = NamedNode(ns.KG + "asOf")

EVENT_TYPE = NamedNode(ns.KG + "eventType")
MODE = NamedNode(ns.KG + "mode")
ACTOR = NamedNode(ns.KG + "actor")
RECIPIENT = NamedNode(ns.KG + "recipient")
MEDIATOR = NamedNode(ns.KG + "mediator")
IN_RESPONSE_TO = NamedNode(ns.KG + "inResponseTo")
CAUSED_BY = NamedNode(ns.KG + "causedBy")
DENIES = NamedNode(ns.KG + "denies")
AGREEMENT_KIND = NamedNode(ns.KG + "agreementKind")
PROJECT_KIND = NamedNode(ns.KG + "projectKind")
FATALITIES = NamedNode(ns.KG + "fatalities")
HARMED = {name: NamedNode(ns.KG + name) for name in ("injured", "missing", "displaced", "detained")}
COUNTS = {"fatalities": FATALITIES, **HARMED}
AT_LEAST = NamedNode(ns.KG + "atLeast")
AT_MOST = NamedNode(ns.KG + "atMost")
BOUNDS = {"atLeast": AT_LEAST, "atMost": AT_MOST}
STATUS = NamedNode(ns.KG + "status")
TRIGGER = NamedNode(ns.KG + "trigger")
REPORTED_IN = NamedNode(ns.KG + "reportedIn")

SOURCE = NamedNode(ns.KG + "source")
SOURCE_PASSAGE = NamedNode(ns.KG + "sourcePassage")
CUE = NamedNode(ns.KG + "cue")
CONTENT = NamedNode(ns.KG + "content")
STANCE = NamedNode(ns.KG + "stance")
QUOTATION = NamedNode(ns.KG + "quotation")
WITHIN = NamedNode(ns.KG + "within")
ABOUT = NamedNode(ns.KG + "about")
SPEAKS_OF = NamedNode(ns.KG + "speaksOf")

STATUSES = {
    name: NamedNode(ns.KG + name)
    for name in ("Happened", "Ongoing", "Planned", "Threatened", "Demanded", "Hypothetical", "Denied")
}
BASES = {name: NamedNode(ns.KG + name) for name in ("Fact", "Happening", "Claim")}
POLARITIES = {name: NamedNode(ns.KG + name) for name in ("Affirmed", "Denied")}
IDENTIFICATIONS = {
    "name": NamedNode(ns.KG + "ByName"),
    "surname": NamedNode(ns.KG + "ByPartOfName"),
    "listed": NamedNode(ns.KG + "ByGazetteer"),
    "metonym": NamedNode(ns.KG + "ByMetonym"),
    "acronym": NamedNode(ns.KG + "ByAcronym"),
    "spelling": NamedNode(ns.KG + "BySpelling"),
    "description": NamedNode(ns.KG + "ByDescription"),
    "pronoun": NamedNode(ns.KG + "ByPronoun"),
    "joint": NamedNode(ns.KG + "ByJointMention"),
    "office": NamedNode(ns.KG + "ByOffice"),
    "leader": NamedNode(ns.KG + "ByLeader"),
}
CERTAINTIES = {name: NamedNode(ns.KG + name) for name in ("Certain", "Probable", "Possible", "Unknown")}

INDEX = NamedNode(ns.XSD + "nonNegativeInteger")
_XSD_DECIMAL = NamedNode(ns.XSD + "decimal")
_XSD_BOOLEAN = NamedNode(ns.XSD + "boolean")
_XSD_ANY_URI = NamedNode(ns.XSD + "anyURI")
_TIME_TYPES = {
    "year": NamedNode(ns.XSD + "gYear"),
    "month": NamedNode(ns.XSD + "gYearMonth"),
    "day": NamedNode(ns.XSD + "date"),
}
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
_BAD_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_SAFE_IN_IRI = "/%-._~!$&'()*+,;=:@#?"


def relation(name: str) -> NamedNode:
    """Return the property of a relation from its local name, such as ``alliedWith``."""
    return NamedNode(ns.KG + name)


def entity_class(name: str) -> NamedNode:
    """Return the class of an `kg.model.EntityType`."""
    return NamedNode(ns.KG + name)


def root(name: str) -> NamedNode:
    """Return the PLOVER concept of a root, such as ``ASSAULT``."""
    return NamedNode(ns.PLOVER + name)


def local_name(node: NamedNode) -> str:
    """Return what follows the last ``#`` or ``/`` of an IRI: ``Happened`` of ``kg:Happened``."""
    return re.split(r"[#/]", node.value)[-1]


def iri(text: str) -> NamedNode:
    """Return a node for an IRI; characters that an IRI may not hold are percent-encoded, valid escapes stay.

    Raises:
        ValueError: If no valid IRI can be made, such as without a scheme.
    """
    try:
        return NamedNode(text)
    except ValueError:
        plain = _LONE_SURROGATE.sub("\ufffd", _BAD_PERCENT.sub("%25", text))
        return NamedNode(quote(plain, safe=_SAFE_IN_IRI))


def string(text: str) -> Literal:
    """Return a plain literal; half a surrogate pair, which no RDF file can hold, becomes U+FFFD (offsets stay)."""
    try:
        return Literal(text)
    except ValueError:
        return Literal(_LONE_SURROGATE.sub("\ufffd", text))


def text(words: str, language: str) -> Literal:
    """Return words in a language (an ISO 639-1 code); a plain literal where the code is none."""
    try:
        return Literal(string(words).value, language=language)
    except ValueError:
        return string(words)


def index(value: int) -> Literal:
    """Return an offset as ``xsd:nonNegativeInteger``, as NIF has it."""
    return Literal(str(value), datatype=INDEX)


def integer(value: int) -> Literal:
    """Return an ``xsd:integer``."""
    return Literal(value)


def decimal(value: float) -> Literal:
    """Return an ``xsd:decimal`` in canonical form (no exponent, no idle zeros), as the store gives it back.

    Raises:
        ValueError: If the value is infinite or not a number.
    """
    if not math.isfinite(value):
        raise ValueError(f"{value} is no decimal number")
    text = format(Decimal(repr(value)), "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return Literal("0" if text in {"", "-0"} else text, datatype=_XSD_DECIMAL)


def boolean(value: bool) -> Literal:
    """Return an ``xsd:boolean``."""
    return Literal("true" if value else "false", datatype=_XSD_BOOLEAN)


def web_address(text: str) -> Literal:
    """Return an ``xsd:anyURI``: a literal, because what users give as an address need not be a valid IRI."""
    return Literal(_LONE_SURROGATE.sub("\ufffd", text), datatype=_XSD_ANY_URI)


def time(text: str | None) -> Literal | None:
    """Return a year, month or day as ``xsd:gYear``, ``xsd:gYearMonth`` or ``xsd:date``; None where it is none of them.

    >>> str(time("2024-12"))
    '"2024-12"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'
    >>> time("2024-13") is None
    True
    """
    found = dates.parse(text)
    return Literal(str(found), datatype=_TIME_TYPES[found.precision]) if found else None
