"""Run by an interpreter that has `followthemoney`: prints what is wrong with a file of entities, a line each."""

import json
import sys

from followthemoney import model


def problems(lines):
    entities = [json.loads(line) for line in lines]
    schemata = {entity["id"]: model.get(entity["schema"]) for entity in entities}
    for entity in entities:
        schema = schemata[entity["id"]]
        if schema is None or schema.abstract:
            yield f"{entity['id']}: no schema {entity['schema']}"
            continue
        schema.validate(entity)
        proxy = model.get_proxy(entity, cleaned=False)
        if proxy.to_dict()["properties"].keys() != entity["properties"].keys():
            yield f"{entity['id']}: properties are lost"
        for name, values in entity["properties"].items():
            prop = schema.get(name)
            if prop is None or prop.stub:
                yield f"{entity['id']}: {schema.name} has no {name}"
                continue
            yield from (f"{entity['id']}: {name} is not clean: {v!r}" for v in values if prop.type.clean(v) != v)
            if prop.type.name == "entity":
                ends = [schemata.get(value) for value in values]
                yield from (
                    f"{entity['id']}: {name} leads to {end}" for end in ends if end is None or not end.is_a(prop.range)
                )


found = list(problems(sys.stdin.buffer))
sys.stdout.write("\n".join(found))
sys.exit(bool(found))
