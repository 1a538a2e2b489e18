package org.vigie.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// A made vocabulary whose words are used as often as those of a language: the second word half as often as the first,
/// common words short and rare ones long. A word is syllables of consonant and vowel with a consonant at its end, so
/// that no two words in a row spell a third.
final class MadeWords {

    static final int SIZE = 60_000;

    private static final String CONSONANTS = "bdfgklmnprstvz";
    private static final String VOWELS = "aeiou";

    private final String[] words = new String[SIZE];
    private final double[] upTo = new double[SIZE];

    MadeWords() {
        Random random = new Random(1);
        Set<String> seen = new HashSet<>();
        double sum = 0;
        for (int rank = 0; rank < SIZE; rank++) {
            String word;
            do {
                word = word(random, rank < 100 ? 1 : rank < 1_000 ? 1 + random.nextInt(3) : 2 + random.nextInt(3));
            } while (!seen.add(word));
            words[rank] = word;
            sum += 1.0 / (rank + 3);
            upTo[rank] = sum;
        }
    }

    private static String word(Random random, int syllables) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < syllables; i++) {
            word.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())))
                    .append(VOWELS.charAt(random.nextInt(VOWELS.length())));
        }
        return word.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length()))).toString();
    }

    String word(int rank) {
        return words[rank];
    }

    /// A word of a text, common ones often.
    String any(Random random) {
        double at = random.nextDouble() * upTo[SIZE - 1];
        int low = 0;
        int high = SIZE - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (upTo[middle] < at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return words[low];
    }

    String between(int from, int to, Random random) {
        return words[from + random.nextInt(to - from)];
    }

    /// The words and phrases of one kind of goods.
    List<String> topic(int number) {
        Random random = new Random(1_000_003L * number + 7);
        List<String> topic = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            topic.add(i % 2 == 0
                    ? between(3_000, SIZE, random)
                    : between(200, 20_000, random) + " " + between(200, 20_000, random));
        }
        return topic;
    }
}
