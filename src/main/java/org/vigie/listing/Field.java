package org.vigie.listing;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What an offer can say. The key is the name in JSON, in rules and in the index.
public enum Field {

    TITLE(Kind.TEXT, "name of the offer"),
    DESCRIPTION(Kind.TEXT, "free text of the offer, without markup"),
    BRAND(Kind.TEXT, "brand as shown"),
    GTIN(Kind.TEXT, "bar code number as shown"),
    MODEL(Kind.TEXT, "model or type number"),
    SKU(Kind.TEXT, "seller's own article number"),
    PRODUCT_TYPE(Kind.TEXT, "kind of product in one word, where the source states it"),
    CATEGORY(Kind.TEXT, "category path, from wide to narrow, joined by ` > `"),
    ATTRIBUTES(Kind.ATTRIBUTE, "named properties as shown"),
    IMAGES(Kind.TEXT, "addresses of the pictures"),
    PRICE(Kind.MONEY, "price asked"),
    LIST_PRICE(Kind.MONEY, "crossed-out or recommended price shown beside the price"),
    PRIOR_PRICE(Kind.MONEY, "earlier price stated as the basis of a reduction"),
    LOWEST_PRICE_30D(Kind.MONEY, "lowest price of the last 30 days as the page states it"),
    CLAIMED_PCT(Kind.NUMBER, "announced reduction in percent"),
    REDUCTION_ANNOUNCED(Kind.FLAG, "whether a price reduction is announced"),
    UNIT_PRICE(Kind.MONEY, "price per unit of measure"),
    AVAILABILITY(Kind.TEXT, "availability as stated"),
    VARIANTS(Kind.TEXT, "names of the variants offered"),
    RATING(Kind.TEXT, "average rating by buyers, its scale and how many rated, as far as stated: `4.4 of 5 (82)`"),
    SELLER(Kind.TEXT, "name of the trader who sells"),
    SELLER_ID(Kind.TEXT, "the marketplace's number for the seller"),
    SELLER_LEGAL(Kind.TEXT, "legal identity of the seller (company, register number)"),
    SELLER_ADDRESS(Kind.TEXT, "postal address of the seller"),
    SELLER_EMAIL(Kind.TEXT, "e-mail address of the seller"),
    SELLER_PHONE(Kind.TEXT, "telephone number of the seller"),
    SELLER_COUNTRY(Kind.COUNTRY, "country of the seller, ISO 3166-1 alpha-2 where known"),
    SELLER_KIND(Kind.TEXT, "`business` or `private`"),
    MANUFACTURER(Kind.TEXT, "name of the manufacturer"),
    MANUFACTURER_ADDRESS(Kind.TEXT, "postal or electronic address of the manufacturer"),
    MANUFACTURER_COUNTRY(Kind.COUNTRY, "country of the manufacturer, ISO 3166-1 alpha-2 where known"),
    RESPONSIBLE_PERSON_EU(Kind.TEXT, "responsible person established in the Union: name and address"),
    WARNINGS(Kind.TEXT, "warnings and safety information"),
    INGREDIENTS(Kind.TEXT, "list of ingredients"),
    FIBRE_COMPOSITION(Kind.TEXT, "textile fibres with their shares"),
    ENERGY_LABEL(Kind.TEXT, "energy class or label"),
    CE_MARKING(Kind.FLAG, "whether the offer states a CE marking"),
    LANGUAGE(Kind.TEXT, "language of the page, BCP 47"),
    MARKET(Kind.COUNTRY, "country the offer is made to, ISO 3166-1 alpha-2"),
    PAID_PLACEMENT(Kind.FLAG, "whether the offer stands there because it was paid for");

    /// What shape the values of a field have.
    public enum Kind {
        TEXT,
        MONEY,
        NUMBER,
        FLAG,
        COUNTRY,
        ATTRIBUTE
    }

    private static final Map<String, Field> BY_KEY = new HashMap<>();

    static {
        for (Field field : values()) {
            BY_KEY.put(field.key(), field);
        }
    }

    private final Kind kind;
    private final String sentence;
    private final String key = name().toLowerCase(Locale.ROOT);

    Field(Kind kind, String sentence) {
        this.kind = kind;
        this.sentence = sentence;
    }

    /// The name in JSON, rules and index: `responsible_person_eu`.
    public String key() {
        return key;
    }

    public Kind kind() {
        return kind;
    }

    /// What the field holds, in one phrase.
    public String sentence() {
        return sentence;
    }

    public static Optional<Field> ofKey(String key) {
        return Optional.ofNullable(BY_KEY.get(key));
    }
}
