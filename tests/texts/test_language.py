"""Texts in other languages are told; English and short texts pass."""

import pytest

from kg.texts.language import foreign_language

FOREIGN = {
    "Russian": "Министры встретились в порту в понедельник и долго говорили о паромах, о цене на зерно и о судах.",
    "Ukrainian": "Міністри зустрілися в порту у понеділок та довго говорили про пороми, про ціну на зерно і судна.",
    "Arabic": "التقى الوزراء في الميناء يوم الاثنين وتحدثوا عن العبارات وعن سعر الحبوب مع الصحافة بعد ذلك",
    "Persian": "وزیران روز دوشنبه در بندر با هم دیدار کردند و از قیمت غله و کشتی ها برای مردم گفتند که این خوب است",
    "Armenian": "Նախարարները հանդիպեցին նավահանգստում և խոսեցին լաստանավերի մասին, որ երկար սպասել են",
    "Georgian": "მინისტრები ორშაბათს პორტში შეხვდნენ და ბევრი ილაპარაკეს ბორნებზე და მარცვლის ფასზე",
    "German": "Die Minister haben sich am Montag im Hafen getroffen und über die Fähren gesprochen. "
    "Sie haben nicht gesagt, "
    "wie es mit den Preisen für das Getreide weitergeht, und auch die Schiffe sind noch nicht ausgelaufen.",
    "French": "Les ministres se sont rencontrés lundi dans le port et ils ont parlé des bateaux. "
    "Ils ne savent pas encore "
    "si le prix du blé va baisser, mais les navires sont prêts et la réunion est prévue pour le mois de mai.",
    "Spanish": "Los ministros se reunieron el lunes en el puerto y hablaron de los barcos. No se "
    "sabe si el precio del trigo "
    "va a bajar, pero los barcos están listos y la reunión es para el mes de mayo según el gobierno.",
    "Turkish": "Bakanlar pazartesi günü limanda bir araya geldi ve gemiler için çok uzun konuştu. Fiyatların ne kadar "
    "olacağı daha belli değil, ancak gemiler hazır ve bu toplantı ile birlikte sonra yeni bir dönem var dedi.",
    "Azerbaijani": "Nazirlər bazar ertəsi limanda görüşüb və gəmilər üçün çox danışıb. Qiymətlərin nə "
    "qədər olacağı daha "
    "bəlli deyil, amma gəmilər hazırdır və bu görüş ilə sonra yeni bir dövr var, nazir isə bunu bildirib.",
    "Polish": "Ministrowie spotkali się w poniedziałek w porcie i długo mówili o statkach. Nie "
    "wiadomo, jak będzie z ceną, "
    "ale statki są gotowe i to jest dla nich dobre, że na wiosnę się spotkają, oraz przed zimą także.",
}
ENGLISH = [
    "The ministers met on Monday in the port and spoke for hours about the ferries and "
    "the price of grain. Nobody knows yet.",
    "Président Macron, Chancellor Scholz and El País met at the Café de la Paix, said the Frankfurter Allgemeine; "
    "Die Welt and Le Monde reported it on the same day, and so did La Repubblica in a short piece by its man in Paris.",
    "Москва, said the sign over the door of the ship, and the crew came out of it one by "
    "one into the light of the port.",
    "Goals: Messi 12, Ronaldo 34, de Bruyne 56, van Dijk 78",
]


@pytest.mark.parametrize("language", sorted(FOREIGN))
def test_a_text_in_another_language_is_named(language: str) -> None:
    assert foreign_language(FOREIGN[language]) == language


@pytest.mark.parametrize("text", ENGLISH)
def test_english_with_foreign_names_passes(text: str) -> None:
    assert foreign_language(text) is None


@pytest.mark.parametrize("text", ["", "Guten Tag!", "Нет.", "12 345"])
def test_too_short_a_text_passes(text: str) -> None:
    assert foreign_language(text) is None


def test_all_languages_were_tried() -> None:
    assert (len(FOREIGN), len(ENGLISH)) == (12, 4)
