package dev.tableauwebhooks.simulator;

import java.util.List;

/**
 * The buttons of the page. Each posts what it does and to which LUID; names would not survive a
 * form, which makes other line breaks of theirs.
 *
 * @param live whether the page should be shown live again afterwards
 */
record PageForms(Site site, boolean live) {

  /** A choice of a list: what is sent and what is shown. */
  record Option(String value, String label) {}

  Markup button(String action, String label) {
    return form(action, "", Markup.NONE, label, "");
  }

  Markup button(String action, String luid, String label) {
    return form(action, luid, Markup.NONE, label, "");
  }

  /** A button that is red while what it switches on is on, and then switches it off. */
  Markup toggle(String action, String label, boolean on) {
    return on
        ? form(action + "Off", "", Markup.NONE, label, "on")
        : form(action, "", Markup.NONE, label, "");
  }

  /** A button with inputs before it. */
  Markup form(String action, String luid, Markup inputs, String label, String look) {
    return Markup.of(
        "<form method=\"post\" action=\"/simulator/page\"><input type=\"hidden\" name=\"do\" value=\"{}\">"
            + "<input type=\"hidden\" name=\"site\" value=\"{}\">{}{}{}<button class=\"{}\">{}</button></form> ",
        action,
        site.facts().contentUrl(),
        luid.isEmpty()
            ? Markup.NONE
            : Markup.of("<input type=\"hidden\" name=\"luid\" value=\"{}\">", luid),
        live ? Markup.of("<input type=\"hidden\" name=\"live\" value=\"1\">") : Markup.NONE,
        inputs,
        look,
        label);
  }

  static Markup select(String name, String label, List<Option> options) {
    return Markup.of(
        "<select name=\"{}\" aria-label=\"{}\">{}</select>",
        name,
        label,
        Markup.join(
            options.stream()
                .map(option ->
                    Markup.of("<option value=\"{}\">{}</option>", option.value(), option.label()))
                .toList()));
  }
}
