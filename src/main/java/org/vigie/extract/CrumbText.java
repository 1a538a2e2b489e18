package org.vigie.extract;

import java.util.ArrayList;
import java.util.List;

/// A crumb's text between the separators at its ends.
///
/// @param left separator before the name; empty when there is none
/// @param name empty when the text is a separator only
/// @param right separator behind the name
record CrumbText(String left, String name, String right) {

    private static final String SEPARATORS = "ᐊᐅ<>ᐸᐳ‹›≺≻≪≫«»⋘⋙❬❭❮❯❰❱⟨⟩⟪⟫⫷⫸〈〉《》⦉⦊⭅⭆⭠⭢←→↤↦⇐⇒⇠⇢⇦⇨⇽⇾⟵⟶⟸⟹⟻⟼⟽⟾⮘⮚⮜⮞"
            + "⯇⯈⊲⊳◀▶◁▷◂▸◃▹◄►◅▻➜➝➞➟➠➡➢➣➤➧➨➩➪➫➬➭➮➯➱➲/⁄\\⟋⟍⫻⫼⫽|¦‖∣⎪⎟⎸⎹│┃┆┇┊┋❘❙❚.,+:-";

    static CrumbText of(String text) {
        if (isSeparator(text)) {
            return new CrumbText(text, "", "");
        }
        String left = "";
        String rest = text;
        int blank = rest.indexOf(' ');
        if (blank > 0 && isSeparator(rest.substring(0, blank))) {
            left = rest.substring(0, blank);
            rest = rest.substring(blank + 1).strip();
        }
        if (isSeparator(rest)) {
            return new CrumbText(left, "", rest);
        }
        int last = rest.lastIndexOf(' ');
        return last > 0 && isSeparator(rest.substring(last + 1))
                ? new CrumbText(left, rest.substring(0, last).strip(), rest.substring(last + 1))
                : new CrumbText(left, rest, "");
    }

    /// The names in a path that is one text: `Home > Toys > Trains`.
    static List<String> split(String text) {
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (isSeparator(word)) {
                names.add(name.toString().strip());
                name.setLength(0);
            } else {
                name.append(word).append(' ');
            }
        }
        names.add(name.toString().strip());
        names.removeIf(String::isEmpty);
        return names;
    }

    private static boolean isSeparator(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> SEPARATORS.indexOf(c) >= 0);
    }
}
