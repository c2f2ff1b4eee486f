package dev.tableauwebhooks.workflow.expression;

import dev.tableauwebhooks.workflow.LookupFailed;
import dev.tableauwebhooks.workflow.Lookups;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A workbook without an owner's e-mail, whose description cannot be fetched at the moment. */
final class FakeLookups implements Lookups {
  static final String FAILING = "content.description";

  final List<String> asked = new ArrayList<>();

  private final Map<String, Object> values =
      Map.of(
          "content.name", "Sales <Q1> & more",
          "content.tags", List.of("critical", "finance"),
          "content.project.name", "Monthly",
          "content.project.path", "Finance/Reports/Monthly",
          "content.owner.name", "ada",
          "content.isCertified", false,
          "content.createdAt", Instant.parse("2026-01-02T03:04:05Z"),
          "content.url", "https://tableau.example.com/#/site/demo/workbooks/7?a=b",
          "site.name", "demo",
          "site.contentUrl", "");

  @Override
  public Optional<Object> find(String path) {
    asked.add(path);
    if (path.equals(FAILING)) {
      throw LookupFailed.waitFor("Tableau asked us to wait", Duration.ofSeconds(7));
    }
    return Optional.ofNullable(values.get(path));
  }
}
