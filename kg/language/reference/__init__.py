"""Which mentions mean one entity: names, descriptions, pronouns."""
