package dev.tableauwebhooks.site;

import dev.tableauwebhooks.rest.model.Datasource;
import dev.tableauwebhooks.rest.model.Flow;
import dev.tableauwebhooks.rest.model.User;
import dev.tableauwebhooks.rest.model.View;
import dev.tableauwebhooks.rest.model.Workbook;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Links that open things in a browser: Tableau's own where it gives one, else built as its pages
 * are addressed.
 *
 * @see <a href="https://help.tableau.com/current/pro/desktop/en-us/embed_structure.htm">how
 *     Tableau's URLs are made</a>
 */
final class Links {
  private final String base;

  Links(URI server, String contentUrl) {
    var root = server.toString().replaceAll("/+$", "") + "/#";
    this.base = contentUrl.isEmpty() ? root : root + "/site/" + encoded(contentUrl);
  }

  String home() {
    return base + "/home";
  }

  String to(Workbook workbook) {
    return workbook
        .webpageUrl()
        .or(() -> defaultView(workbook).map(this::viewPage))
        .orElseGet(() -> page("workbooks", workbook.luid()));
  }

  String to(Datasource datasource) {
    return datasource.webpageUrl().orElseGet(() -> page("datasources", datasource.luid()));
  }

  String to(Flow flow) {
    return flow.webpageUrl().orElseGet(() -> page("flows", flow.luid()));
  }

  String to(View view) {
    return view.webpageUrl()
        .or(() -> view.contentUrl().map(this::viewPage))
        .orElseGet(() -> page("views", view.luid()));
  }

  String to(User user) {
    var domain = user.domain().orElse("local");
    return page("user", domain) + "/" + encoded(user.name()) + "/content";
  }

  private static Optional<String> defaultView(Workbook workbook) {
    return workbook.views().stream()
        .filter(view -> workbook.defaultViewLuid().map(view.luid()::equals).orElse(true))
        .flatMap(view -> view.contentUrl().stream())
        .findFirst();
  }

  /** {@code Sales/sheets/Overview} is shown at {@code views/Sales/Overview}. */
  private String viewPage(String contentUrl) {
    var parts = contentUrl.replaceFirst("/sheets/", "/").split("/", -1);
    return base
        + "/views/"
        + Arrays.stream(parts).map(Links::encoded).collect(Collectors.joining("/"));
  }

  private String page(String kind, String last) {
    return base + "/" + kind + "/" + encoded(last);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
