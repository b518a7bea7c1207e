#!/usr/bin/env python3
"""Writes alike.csv: made-up pairs of registrations with the answer whether they are one person.

The lists of spellings below are by hand, from how names are written on Dutch lists; nothing in here is taken from how
trede compares. Nobody in it exists: names are put together by chance, phone numbers begin with 06-0000.

    python3 tests/data/make-alike.py > tests/data/alike.csv
"""
import csv, random, sys

rng = random.Random(20261126)

# one name each, in spellings that one person really gets
GIVEN = [l.split() for l in """
Mohammed Mohamed Muhamad Mohammad Muhammed Mohamad
Ahmed Ahmad Achmed Ahmet
Youssef Yousef Yusuf Joesoef Yussuf Jusuf
Fatima Fatma Fatimah Fatema
Khadija Khadidja Kadija Chadija Khadijah
Aïcha Aisha Aicha Ayşe Aischa
Abdelkader Abdelkadir Abdulkadir Abdul-Kader
Abdullah Abdallah Abdoellah Abdulla
Rachid Rashid Rasjid Raschid
Hicham Hisham Hisjam
Jamal Djamal Jamaal Cemal
Jamila Djamila Yamila Cemile
Khaled Khalid Chalid Halid
Omar Umar Omer Oemar
Osman Othman Uthman Ousman
Samira Samirah Sameera
Naima Naïma Naiema Na'ima
Noor Nour Nur Noer
Zahra Zohra Zara Sahra
Mustafa Moustafa Mostafa Mustapha
Hüseyin Huseyin Hussein Hoesein Husein
Hasan Hassan Hasaan
İbrahim Ibrahim Ebrahim Ibrahiem
İsmail Ismail Ismaïl Ismael
Şükran Sukran Shukran Sjoekran
Gülşen Gulsen Guelsen Goelsen
Özlem Ozlem Oezlem
Çiğdem Cigdem Chigdem Tsjigdem
Oğuz Oguz Oguzz
Emine Amina Amine
Łukasz Lukasz Lucas Lukas
Paweł Pawel Pavel
Małgorzata Malgorzata Malgozata
Agnieszka Agnieska Agnjeszka
Bożena Bozena Bogena
Krzysztof Krzystof Kristof
Jakub Jacob Jakob
Katarzyna Katarzina Katazyna
Oleksandr Aleksandr Alexander Oleksander
Oleksandra Aleksandra Alexandra
Volodymyr Vladimir Wolodymyr
Serhii Sergei Sergej Serhiy
Nataliia Natalia Natalya Natalja
Olha Olga
Dmytro Dmitri Dmitry
Yevhen Jevhen Yevgen Evhen
Tetiana Tatiana Tatyana Tetjana
Yuliia Julia Yulia Joelia
Andrii Andriy Andrej Andrei
Thị_Hoa Thi_Hoa
Nguyệt Nguyet
Dũng Dung
Hương Huong
Tuấn Tuan
Phương Phuong
Yohannes Johannes Yohanes Yohannis
Tesfaye Tesfai Tesfay
Mehari Meharie Mihari
Selamawit Selamawiet Slamawit
Abrehet Abrhet Abrehat
Dawit Daweet Dawiet
Ghirmay Girmay Ghermay Girmai
Haile Hayle Hailay
Abdi Cabdi Abdie
Maxamed Mohamed Mahamed
Faadumo Fadumo Faduma
Xasan Hassan Hasan
Caasha Aasha Asha
Ayaan Ayan Ajaan
Cabdullahi Abdullahi Abdulahi
Faarax Farah Faraah
Kees Cees Kess
Dirk Dirck Durk
Corrie Corry Korrie
Gerrit Gerit Geritt
Frans Franz Vrans
Jolanda Yolanda Jolande
Esther Ester Hester
Mathijs Matthijs Matthys
Wietske Wytske
Sjoerd Sjoert
Tineke Tieneke Tinneke
""".strip().splitlines()]
FAMILY = [l.split() for l in """
Yılmaz Yilmaz Jilmaz Yillmaz
Öztürk Ozturk Oeztuerk Öztuerk
Şahin Sahin Shahin
Kılıç Kilic Kilich
Çetin Cetin Chetin
Doğan Dogan Dohan
Aydın Aydin Aidin
Idrissi Idrisi Idrissy Idriessi
Amrani Amrany Imrani
Haddaoui Haddawi Haddaui
Benali Ben_Ali Bennali
Bouzidi Bouziidi Bouzzidi
Ouali Ouaali Wali
Zerouali Zeroeali Zerwali
Darwish Darwisj Derwish Darwich
Khatib Khateeb Chatib
Masri Masry Massri
Saleh Salih Salah
Hosseini Hoseini Hussaini Husseini
Ahmadi Ahmady Achmadi
Wiśniewska Wisniewska Wisniewka
Wójcik Wojcik Vojcik
Zieliński Zielinski Zielinsky
Dąbrowski Dabrowski Dombrowski
Kowalczyk Kowalczik Kovalczyk
Kovalenko Kowalenko Covalenko
Shevchenko Sjevtsjenko Szewczenko
Bondarenko Bondarenco
Tkachenko Tkatsjenko Tkaczenko
Petrenko Petrencko
Nguyễn Nguyen Ngyuen
Trần Tran
Phạm Pham
Đặng Dang
Huỳnh Huynh
Tekle Teklé Tecle
Ghebre Gebre Ghebreh
Woldu Weldu
Haile Hayle
Tesfamariam Tesfamaryam Tesfa_Mariam
Gebremedhin Ghebremedhin Gebre_Medhin
Warsame Warsamee Warsaame
Cali Ali Aly
Xirsi Hirsi Hirsie
Jaamac Jama Jamac
Dijk Dyk Dijck
Meijer Meyer Meier Maijer
Jansen Janssen Janse
Bakker Backer Baker
Hendriks Hendrix Hendrikx
Kuijpers Kuipers Cuypers
Visser Fisser Viser
Smit Smid Smidt
Schouten Schoutten Scouten
Vermeulen Vermuelen Fermeulen
Dijkstra Dykstra Dijcstra
Claassen Klaassen Klasen
Linden Linde Lindden
Veenstra Feenstra Venstra
Wouters Wauters Wouter
""".strip().splitlines()]
NICK = [("Jan", "Johannes"), ("Piet", "Pieter"), ("Kees", "Cornelis"), ("Wim", "Willem"), ("Henk", "Hendrik"),
        ("Truus", "Geertruida"), ("Bep", "Elisabeth"), ("Riet", "Maria"), ("Mo", "Mohamed"), ("Sasha", "Oleksandr"),
        ("Vova", "Volodymyr"), ("Dima", "Dmytro"), ("Natasha", "Nataliia"), ("Kasia", "Katarzyna"),
        ("Gosia", "Małgorzata"), ("Basia", "Barbara"), ("Tomek", "Tomasz"), ("Sjaak", "Jacobus"),
        ("Theo", "Theodorus"), ("Gerda", "Gerardina")]
INFIX = ["van", "van der", "van den", "de", "el", "al", "ter", "'t"]
# brothers and sisters, parents and children: names that belong to different people
SIBLINGS = [l.split() for l in """
Hassan Hussein
Karim Karima
Samir Samira
Amin Amina
Fatima Fatiha
Said Saad
Mohamed Mahmoud
Nadia Nadira
Jamal Jalal
Rachid Rachida
Daniel Daniela
Anna Hanneke
Jan Jaap
Kees Klaas
Emine Esma
Ayşe Aylin
Mehmet Murat
Oleh Olena
Andrii Anna
Jakub Jan
Paweł Piotr
Agnieszka Anna
Dawit Daniel
Helen Hana
Abdi Ayaan
Faarax Faadumo
Minh Mai
Lan Linh
Omar Othman
Yara Yasmin
Wim Willemijn
Dirk Dineke
Hicham Hanan
Sara Samar
Zahra Zakia
""".strip().splitlines()]

def one(l): return rng.choice(l)
def phone(): return f"06-0000{rng.randrange(10000):04}"
def code(): return f"{rng.randrange(7500, 7600)} {rng.choice('ABCDEGHK')}{rng.choice('ABCDEGHK')}"
def year(): return rng.randrange(1950, 2006)
def words(text): return text.replace("_", " ")
def two(l):
    a = one(l)
    rest = [x for x in l if x != a]
    return a, (one(rest) if rest else a)
def slip(word):
    """A slip of the fingers inside a word."""
    if len(word) < 5: return word + word[-1]
    at = rng.randrange(1, len(word) - 2)
    kind = rng.randrange(3)
    if kind == 0: return word[:at] + word[at + 1] + word[at] + word[at + 2:]
    if kind == 1: return word[:at] + word[at + 1:]
    return word[:at] + word[at] + word[at:]

rows = []
def pair(answer, why, a, b): rows.append([answer, why, *a, *b])
def person(name, y="", p="", c=""): return [words(name), y, p, c]

# --- the same person
for given in GIVEN:
    for times in range(2):
        g1, g2 = two(given)
        f1, f2 = two(one(FAMILY)) if times else [one(one(FAMILY))] * 2
        y, p, c = year(), phone(), code()
        shape = rng.randrange(5)
        a, b = person(f"{g1} {f1}", y, p, c), person(f"{g2} {f2}", y, p, c)
        if shape == 0: b = person(f"{g2} {f2}", y, "", "")
        if shape == 1: b = person(f"{g2} {f2}", y, phone(), "")
        if shape == 2: b = person(f"{g2} {f2}", "", p, "")
        if shape == 3: b = person(f"{g2} {f2}", y, p, "")
        pair("same", "spelling", a, b)
for family in FAMILY:
    f1, f2 = two(family)
    g = one(one(GIVEN))
    y, p = year(), phone()
    pair("same", "family spelling", person(f"{g} {f1}", y, p, ""), person(f"{g} {f2}", y, one(["", p, phone()]), ""))
for _ in range(30):
    g, f = one(one(GIVEN)), one(one(FAMILY))
    y, p = year(), phone()
    pair("same", "swapped", person(f"{g} {f}", y, p, ""), person(f"{f} {g}", y, one(["", p]), ""))
for _ in range(30):
    g, f, i = one(one(GIVEN)), one(one(FAMILY)), one(INFIX)
    y, p = year(), phone()
    short = one([f"{g} {f}", f"{f}, {g}", f"{g} {i}{f.lower()}" if i in ("el", "al") else f"{g} {f}"])
    pair("same", "infix", person(f"{g} {i} {f}", y, p, ""), person(short, one([y, y, ""]), p, ""))
for short, full in NICK:
    f = one(one(FAMILY))
    y, p = year(), phone()
    pair("same", "short form", person(f"{short} {f}", y, p, ""), person(f"{full} {f}", y, one([p, ""]), ""))
for _ in range(40):
    g, f = one(one(GIVEN)), one(one(FAMILY))
    y, p, c = year(), phone(), code()
    wrong = one([y - 1, y + 1, y + 10, y - 10, y + 2])
    pair("same", "year typed wrong", person(f"{g} {f}", y, p, c), person(f"{g} {f}", wrong, p, one([c, ""])))
for _ in range(25):
    g, f1, f2 = one(one(GIVEN)), one(one(FAMILY)), one(one(FAMILY))
    y, p, c = year(), phone(), code()
    pair("same", "other family name", person(f"{g} {f1}", y, p, c), person(f"{g} {f2}", y, *one([(p, ""), (p, c), ("", c)])))
for _ in range(30):
    g, m, f = one(one(GIVEN)), one(one(GIVEN)), one(one(FAMILY))
    y, p = year(), phone()
    pair("same", "a name left out", person(f"{g} {m} {f}", y, p, ""), person(f"{g} {f}", y, one([p, ""]), ""))
for _ in range(35):
    g, f = one(one(GIVEN)), one(one(FAMILY))
    y, p = year(), phone()
    typed = f"{slip(g)} {f}" if rng.random() < .5 else f"{g} {slip(f)}"
    pair("same", "slip", person(f"{g} {f}", y, p, ""), person(typed, y, one([p, "", phone()]), ""))
for _ in range(20):
    g, f = one(one(GIVEN)), one(one(FAMILY))
    y, p = year(), phone()
    pair("same", "initial", person(f"{g} {f}", y, p, ""), person(f"{g[0]}. {f}", y, one([p, ""]), ""))
for _ in range(20):
    g, f = one(one(GIVEN)), one(one(FAMILY))
    pair("same", "little known", person(f"{g} {f}", year(), phone(), ""), person(f"{g} {f}", "", "", ""))
# hard ones that a program may miss: written otherwise, and the year wrong, and another number
for _ in range(8):
    g1, g2 = two(one(GIVEN))
    f1, f2 = two(one(FAMILY))
    y = year()
    pair("same", "nothing agrees well", person(f"{g1} {f1}", y, phone(), code()), person(f"{g2} {f2}", y + one([1, -1, 10]), phone(), code()))

# --- not the same person
for g1, g2 in SIBLINGS:
    f = one(one(FAMILY))
    y, p, c = year(), phone(), code()
    pair("different", "siblings at one address", person(f"{g1} {f}", y, p, c), person(f"{g2} {f}", y + one([-9, -5, -3, -2, 2, 4, 6]), p, c))
    y, p, c = year(), phone(), code()
    f = one(one(FAMILY))
    pair("different", "twins", person(f"{g1} {f}", y, p, c), person(f"{g2} {f}", y, p, c))
for _ in range(30):
    g, f = one(one(GIVEN)), one(one(FAMILY))
    y, p, c = rng.randrange(1945, 1975), phone(), code()
    pair("different", "parent and child of one name", person(f"{g} {f}", y, p, c), person(f"{g} {f}", y + rng.randrange(20, 36), p, c))
for _ in range(30):
    g, f = one(one(GIVEN)), one(one(FAMILY))
    y, c = year(), code()
    away = one([-25, -17, -14, -8, -6, -4, 4, 5, 7, 12, 15, 22])
    pair("different", "common name in one postcode", person(f"{g} {f}", y, phone(), c), person(f"{g} {f}", y + away, phone(), c))
for _ in range(25):
    g1, g2, f = one(one(GIVEN)), one(one(GIVEN)), one(one(FAMILY))
    if g1[0] == g2[0]: continue
    y, p, c = year(), phone(), code()
    pair("different", "a couple", person(f"{g1} {f}", y, p, c), person(f"{g2} {f}", y + one([-2, 0, 0, 1, 3]), p, c))
for _ in range(25):
    g1, g2, f1, f2 = one(one(GIVEN)), one(one(GIVEN)), one(one(FAMILY)), one(one(FAMILY))
    if g1[0] == g2[0] or f1[0] == f2[0]: continue
    p, c, y = phone(), code(), year()
    pair("different", "housemates with one phone", person(f"{g1} {f1}", y, p, c), person(f"{g2} {f2}", one([y, year()]), p, c))
for _ in range(25):
    g, f1, f2 = one(one(GIVEN)), one(one(FAMILY)), one(one(FAMILY))
    if f1[0] == f2[0]: continue
    y = year()
    pair("different", "one given name", person(f"{g} {f1}", y, phone(), code()), person(f"{g} {f2}", y, phone(), code()))
for _ in range(15):
    g1, g2, f = one(one(GIVEN)), one(one(GIVEN)), one(one(FAMILY))
    if g1[0] == g2[0]: continue
    y = year()
    pair("different", "one family name", person(f"{g1} {f}", y, phone(), ""), person(f"{g2} {f}", y, phone(), ""))

out = csv.writer(sys.stdout, lineterminator="\n")
out.writerow("answer,why,name,year,phone,postcode,other name,other year,other phone,other postcode".split(","))
out.writerows(rows)
