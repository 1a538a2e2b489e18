package org.vigie.web;

import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.util.function.Consumer;
import org.vigie.web.page.JtefindingGenerated;
import org.vigie.web.page.JtelistingGenerated;
import org.vigie.web.page.JtemessageGenerated;
import org.vigie.web.page.JteruleGenerated;
import org.vigie.web.page.JterulesGenerated;
import org.vigie.web.page.JterunGenerated;
import org.vigie.web.page.JterunsGenerated;
import org.vigie.web.page.JtesearchGenerated;
import org.vigie.web.view.FindingPage;
import org.vigie.web.view.ListingPage;
import org.vigie.web.view.MessagePage;
import org.vigie.web.view.RulePage;
import org.vigie.web.view.RulesPage;
import org.vigie.web.view.RunPage;
import org.vigie.web.view.RunsPage;
import org.vigie.web.view.SearchPage;

/// Pages as HTML. The compiled templates are called as plain methods: no class is looked up by name, and a template
/// that does not fit its page does not compile. A page is written whole before any of it is sent, so that an error
/// never leaves half a page.
final class Html {

    private Html() {
    }

    static String of(SearchPage page) {
        return written(out -> JtesearchGenerated.render(out, null, page));
    }

    static String of(ListingPage page) {
        return written(out -> JtelistingGenerated.render(out, null, page));
    }

    static String of(FindingPage page) {
        return written(out -> JtefindingGenerated.render(out, null, page));
    }

    static String of(RunsPage page) {
        return written(out -> JterunsGenerated.render(out, null, page));
    }

    static String of(RunPage page) {
        return written(out -> JterunGenerated.render(out, null, page));
    }

    static String of(RulesPage page) {
        return written(out -> JterulesGenerated.render(out, null, page));
    }

    static String of(RulePage page) {
        return written(out -> JteruleGenerated.render(out, null, page));
    }

    static String of(MessagePage page) {
        return written(out -> JtemessageGenerated.render(out, null, page));
    }

    /// Sends a page.
    static void send(Context context, String html) {
        context.contentType("text/html; charset=utf-8").result(html);
    }

    private static String written(Consumer<HtmlTemplateOutput> page) {
        StringOutput text = new StringOutput();
        page.accept(new OwaspHtmlTemplateOutput(text));
        return text.toString();
    }
}
