"""What extractors know of language, shared or kept apart from them for its size. No module here is a component.

==================  ==========================================================================================
for all             ``annotations`` (shapes on a Doc), ``clauses`` (ways through a parse), ``lexicon`` (word lists)
names               ``gazetteer``, ``user_gazetteer``, ``names``, ``model_names``, ``missed_names``, ``nominals``,
                    ``metonymy``, ``toponyms``
reference           ``referents``, ``naming``, ``person_names``, ``aliases``, ``descriptions``, ``sites``,
                    ``pronouns``, ``antecedents``
people              ``roles``, ``offices``
time and number     ``calendar``, ``timing``, ``numbers``
relations, events   ``predications``, ``eventlexicon``, ``eventframes``,
                    ``eventconditions``, ``participants``, ``casualties``
who says so         ``layout``, ``quotes``, ``cues``, ``reporting``, ``reporting_verbs``, ``utterances``
whether it is so    ``modality``, ``implicatives``, ``scope``
==================  ==========================================================================================
"""
