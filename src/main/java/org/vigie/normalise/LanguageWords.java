package org.vigie.normalise;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a word says of the language it is in: small words, words of trade, letters and endings. A word that several
/// languages write says less of each.
final class LanguageWords {

    private static final double WORD = 1.5;
    private static final double LETTERS = 1.2;
    private static final double ENDING = 0.5;

    private static final Map<String, Map<Language, Double>> WORDS = words();
    private static final Map<String, Map<Language, Double>> PARTS = parts();
    private static final Map<String, Map<Language, Double>> ENDINGS = endings();

    private LanguageWords() {
    }

    /// Weights of a word in lower case.
    static Map<Language, Double> of(String word) {
        Map<Language, Double> known = WORDS.get(word);
        if (known != null) {
            return known;
        }
        Map<Language, Double> weights = new EnumMap<>(Language.class);
        if (word.length() > 3) {
            for (int i = 0; i < word.length() && i < 30; i++) {
                for (int length = 1; length <= 3 && i + length <= word.length(); length++) {
                    add(weights, PARTS.get(word.substring(i, i + length)));
                }
            }
        }
        for (int length = 2; length <= 5 && word.length() > length + 2; length++) {
            add(weights, ENDINGS.get(word.substring(word.length() - length)));
        }
        weights.replaceAll((language, weight) -> Math.min(weight, WORD));
        return weights;
    }

    private static void add(Map<Language, Double> weights,
            @org.jspecify.annotations.Nullable Map<Language, Double> more) {
        if (more != null) {
            more.forEach((language, weight) -> weights.merge(language, weight, Double::sum));
        }
    }

    private static void put(Map<String, List<Language>> all, Language language, String words) {
        for (String word : words.split("\\s+")) {
            all.merge(word, List.of(language), (one, other) -> java.util.stream.Stream.of(one, other)
                    .flatMap(List::stream).distinct().toList());
        }
    }

    private static Map<String, Map<Language, Double>> weighed(Map<String, List<Language>> all, double weight) {
        Map<String, Map<Language, Double>> weighed = new HashMap<>();
        all.forEach((word, languages) -> {
            Map<Language, Double> weights = new EnumMap<>(Language.class);
            languages.forEach(language -> weights.put(language, weight / languages.size()));
            weighed.put(word, Map.copyOf(weights));
        });
        return Map.copyOf(weighed);
    }

    private static Map<String, Map<Language, Double>> words() {
        Map<String, List<Language>> all = new HashMap<>();
        put(all, Language.FR,
                "le la les un une des du de et en au aux pour avec sans sur dans par est sont ce cette votre vos"
                        + " notre qui que ou plus pas très chez lot pièces boîte sachet bouteille lait eau vin rouge blanc noir poulet"
                        + " fromage beurre sucre sel chocolat fraise pomme jambon saumon bœuf viande légumes fruits crème huile"
                        + " biscuits café thé jus sauce papier taille homme femme enfant livraison neuf bébé couches brosse"
                        + " lessive gel shampooing nature entier tranches barquette bouteilles soupe riz pâtes yaourt dessert"
                        + " d'origine à l d qu produit produits");
        put(all, Language.EN,
                "the a an and of for with without in on by to from is are be this that your our it you we as at or"
                        + " not all can has have will new black white red blue green silver set pack size men women kids mens womens"
                        + " wireless case cover charger cable home kitchen water light steel stainless battery portable digital"
                        + " camera screen laptop phone car fits compatible adapter travel pockets storage holder high quality series"
                        + " color brand free shipping design soft cotton shirt dress shoes watch edition software upgrade windows"
                        + " memory drive hard speed remote control system oil powder head full body long short sleeve summer"
                        + " printer ink cartridge toner camcorder headphones speaker speakers microwave refrigerator washer cooler"
                        + " tools professional feet inch pound warranty year");
        put(all, Language.DE,
                "der die das und mit für von im in den dem des ein eine einer eines zu zum zur auf aus bei ist sind"
                        + " oder ohne je nicht auch sich wird nach über versch verschiedene sorten packung pckg flasche beutel dose"
                        + " stück kg-preis inkl ca jeweils aus milch käse wurst schinken fleisch butter frisch deutschland"
                        + " klasse kasten dosen becher glas netz schale größe farbe schwarz weiß rot blau tiefgefroren gekühlt"
                        + " damen herren kinder zzgl pfand haltung herkunft fett geschnitten natur art kaffee bier wein brot");
        put(all, Language.ES,
                "el la los las un una unos de del y en con sin para por que es son su tu más o al lo como este esta"
                        + " muy no sabor aceite leche pan queso jamón pollo carne agua vino arroz atún chocolate crema zumo pescado"
                        + " azúcar tomate limón fresa manzana piel color mujer hombre niños niñas talla nuevo moda envío bolsa"
                        + " paquete botella caja bote bandeja lata pieza pack mini congelado fresco natural casa algodón verano"
                        + " zapatos ropa vestido camiseta pantalones negro blanco rojo azul hacendado deliplus verduras champú"
                        + " alimentos gato perro ideal calidad producto tamaño");
        put(all, Language.IT,
                "il lo la i gli le un una di del della dei delle da in con per su non che è sono e o al alla nel più"
                        + " senza come questo questa anche prodotto confezione bottiglia pezzi nero bianco rosso uomo donna bambini"
                        + " taglia spedizione nuovo colore acciaio latte acqua vino olio formaggio pane scarpe borsa");
        put(all, Language.PL,
                "i w z na do od dla ze po za przez jest są się nie oraz lub to jak który bez pod nad przy o"
                        + " lampa lampka kinkiet żyrandol zabawka książka zestaw wisząca biały biała czarny czarna złoty led sufitowa"
                        + " stołowa plafon oprawa drewniana metalowa klocki gra lalka kolor rozmiar szt dzieci nowy dostawa");
        put(all, Language.NL,
                "de het een en van met voor in op te zonder is zijn deze dit uw jouw aan bij ook niet naar om of dat"
                        + " als per stuks kleur zwart wit rood blauw maat heren dames kinderen nieuw gratis verzending water kaas"
                        + " melk vlees brood kip groot klein doos fles");
        put(all, Language.CS,
                "a v na se si do od pro je jsou z ze ke o i nebo bez při pod nad po za který která které jako"
                        + " lze není také více ks sada barva černá černý bílá bílý modrá červená stříbrná velikost klíč nůžky"
                        + " vrtačka pila kleště délka mm výkon balení rozměry hmotnost materiál použití kvalitní ruční domácí"
                        + " notebook telefon baterie zahradní");
        put(all, Language.PT,
                "o a os as um uma de do da dos das e em no na com sem para por que é são mais ou ao seu sua não como"
                        + " este esta também muito cor preto branco vermelho azul mulher homem crianças tamanho novo envio frete"
                        + " caixa garrafa leite água queijo frango peças algodão");
        return weighed(all, WORD);
    }

    private static Map<String, Map<Language, Double>> parts() {
        Map<String, List<Language>> all = new HashMap<>();
        put(all, Language.FR, "œ ê è ç û ux eau oeu que gn oi");
        put(all, Language.DE, "ß ä ü ö sch cht ung tz ei");
        put(all, Language.ES, "ñ ó í ú ió");
        put(all, Language.IT, "ò ù zz gli cch");
        put(all, Language.PL, "ł ą ę ś ź ż ć ń cz sz rz szc dz");
        put(all, Language.NL, "ij aa oo ee uu sch");
        put(all, Language.CS, "ě ř ů š č ž ý");
        put(all, Language.PT, "ã õ ção ç lh nh");
        put(all, Language.EN, "wh th ght sh oo ee ck");
        Map<String, Map<Language, Double>> weighed = new HashMap<>();
        all.forEach((part, languages) -> {
            boolean letter = part.length() == 1;
            Map<Language, Double> weights = new EnumMap<>(Language.class);
            languages.forEach(language -> weights.put(language, (letter ? LETTERS : 0.3) / languages.size()));
            weighed.put(part, Map.copyOf(weights));
        });
        return Map.copyOf(weighed);
    }

    private static Map<String, Map<Language, Double>> endings() {
        Map<String, List<Language>> all = new HashMap<>();
        put(all, Language.FR, "eux euse ette ettes aise ées ée elle elles eur ier ière tion ment eaux oux ais");
        put(all, Language.EN, "ing tion ed ness less able ful ly ers ty ght y");
        put(all, Language.DE, "en er chen ung heit lich isch keit ern el te");
        put(all, Language.ES, "ción dad ado ada ados adas os as illo illa ito ita ero era");
        put(all, Language.IT, "zione tta tto etti etta ello ella ità oni are ino ina");
        put(all, Language.PL, "ny na ne owa owy owe ska ski ego ych ów nia ość");
        put(all, Language.NL, "en ing heid lijk je jes tje");
        put(all, Language.CS, "ní ný ná né ové ová ový ost ých ého ky");
        put(all, Language.PT, "ção ções dade ado ada inho inha eiro eira os as");
        return weighed(all, ENDING);
    }
}
