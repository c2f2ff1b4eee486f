package dev.tableauwebhooks.site;

import dev.tableauwebhooks.event.ResourceKind;
import dev.tableauwebhooks.rest.model.Content;
import dev.tableauwebhooks.rest.model.Datasource;
import dev.tableauwebhooks.rest.model.Flow;
import dev.tableauwebhooks.rest.model.Reference;
import dev.tableauwebhooks.rest.model.User;
import dev.tableauwebhooks.rest.model.View;
import dev.tableauwebhooks.rest.model.Workbook;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An object of a site as expressions see it: values by property, where a property that the object
 * does not have is missing. The same whether Tableau has just told or we remember.
 */
final class Described {
  private static final String SEPARATOR = "\n";

  private final Map<String, Object> values;

  private Described(Map<String, Object> values) {
    this.values = Collections.unmodifiableMap(values);
  }

  static Described of(Content content, Links links) {
    var values = new HashMap<String, Object>();
    values.put("luid", content.luid());
    values.put("name", content.name());
    values.put("tags", content.tags());
    content.description().ifPresent(it -> values.put("description", it));
    content.createdAt().ifPresent(it -> values.put("createdAt", it));
    content.updatedAt().ifPresent(it -> values.put("updatedAt", it));
    content.project().ifPresent(it -> putReference(values, "project", it));
    content.owner().ifPresent(it -> values.put("owner.luid", it.luid()));
    switch (content) {
      case Workbook workbook -> {
        put(values, ResourceKind.WORKBOOK, links.to(workbook));
        workbook.sizeInMegabytes().ifPresent(it -> values.put("sizeInMegabytes", it));
        values.put("views", workbook.views().stream().map(View::name).toList());
      }
      case Flow flow -> put(values, ResourceKind.FLOW, links.to(flow));
      case View view -> {
        put(values, ResourceKind.VIEW, links.to(view));
        view.workbook().ifPresent(it -> putReference(values, "workbook", it));
      }
      case Datasource datasource -> {
        put(values, ResourceKind.DATASOURCE, links.to(datasource));
        values.put("isCertified", datasource.isCertified());
        datasource.certificationNote().ifPresent(it -> values.put("certificationNote", it));
      }
    }
    return new Described(values);
  }

  static Described of(User user, Links links) {
    var values = new HashMap<String, Object>();
    put(values, ResourceKind.USER, links.to(user));
    values.put("luid", user.luid());
    values.put("name", user.name());
    user.fullName().ifPresent(it -> values.put("fullName", it));
    user.email().ifPresent(it -> values.put("email", it));
    return new Described(values);
  }

  static Described ofSite(String luid, String name, Links links) {
    var values = new HashMap<String, Object>();
    put(values, ResourceKind.SITE, links.home());
    values.put("luid", luid);
    values.put("name", name);
    return new Described(values);
  }

  static Described project(String luid, String name, String path) {
    return new Described(
        new HashMap<>(Map.of("luid", luid, "kind", "project", "name", name, "path", path)));
  }

  static Described of(KnownContent known) {
    var values = new HashMap<String, Object>();
    known.values().forEach((property, text) -> values.put(property, parsed(property, text)));
    return new Described(values);
  }

  KnownContent toKnown(String siteLuid) {
    var texts = new HashMap<String, String>();
    values.forEach((property, value) -> texts.put(property, text(value)));
    return new KnownContent(siteLuid, text("luid"), text("kind"), texts);
  }

  Optional<Object> find(String property) {
    return Optional.ofNullable(values.get(property));
  }

  Optional<String> findText(String property) {
    return find(property).map(String::valueOf);
  }

  private String text(String property) {
    return findText(property).orElse("");
  }

  private static void put(Map<String, Object> values, ResourceKind kind, String url) {
    values.put("kind", kind.word());
    values.put("url", url);
  }

  private static void putReference(Map<String, Object> values, String name, Reference to) {
    values.put(name + ".luid", to.luid());
    to.name().ifPresent(it -> values.put(name + ".name", it));
  }

  private static String text(Object value) {
    return value instanceof List<?> list
        ? String.join(SEPARATOR, list.stream().map(String::valueOf).toList())
        : value.toString();
  }

  private static Object parsed(String property, String text) {
    return switch (property) {
      case "tags", "views" -> text.isEmpty() ? List.of() : List.of(text.split(SEPARATOR, -1));
      case "isCertified" -> Boolean.valueOf(text);
      case "sizeInMegabytes" -> Long.valueOf(text);
      case "createdAt", "updatedAt" -> Instant.parse(text);
      default -> text;
    };
  }
}
