package dev.tableauwebhooks.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.rest.model.ContentFacts;
import dev.tableauwebhooks.rest.model.Datasource;
import dev.tableauwebhooks.rest.model.Flow;
import dev.tableauwebhooks.rest.model.User;
import dev.tableauwebhooks.rest.model.View;
import dev.tableauwebhooks.rest.model.Workbook;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LinksTest {
  private final Links links = new Links(URI.create("https://t.example/"), "My Site");
  private final Links ofDefaultSite = new Links(URI.create("https://t.example"), "");

  @Test
  void areTableausOwnWhereItGivesThem() {
    var facts = facts("w1", Optional.of("https://t.example/#/site/my/workbooks/7"));
    assertThat(links.to(workbook(facts))).isEqualTo("https://t.example/#/site/my/workbooks/7");
    assertThat(links.to(new Flow(facts, Optional.empty())))
        .isEqualTo("https://t.example/#/site/my/workbooks/7");
  }

  @Test
  void leadToAWorkbooksFirstViewOnOldServers() {
    var view = view("v1", "Sales & more/sheets/Übersicht");
    assertThat(links.to(workbook(facts("w1", Optional.empty()), view)))
        .isEqualTo("https://t.example/#/site/My%20Site/views/Sales%20%26%20more/%C3%9Cbersicht");
    assertThat(links.to(workbook(facts("w1", Optional.empty()))))
        .isEqualTo("https://t.example/#/site/My%20Site/workbooks/w1");
  }

  @Test
  void leadToViewsDatasourcesFlowsAndUsers() {
    var facts = facts("x1", Optional.empty());
    assertThat(ofDefaultSite.to(view("v1", "Sales/sheets/Overview")))
        .isEqualTo("https://t.example/#/views/Sales/Overview");
    assertThat(
            ofDefaultSite.to(
                new Datasource(facts, Optional.empty(), Optional.empty(), false, Optional.empty())))
        .isEqualTo("https://t.example/#/datasources/x1");
    assertThat(ofDefaultSite.to(new Flow(facts, Optional.empty())))
        .isEqualTo("https://t.example/#/flows/x1");
    assertThat(
            links.to(
                new User(
                    "u",
                    "jane@x.org",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("external"))))
        .isEqualTo("https://t.example/#/site/My%20Site/user/external/jane%40x.org/content");
    assertThat(ofDefaultSite.home()).isEqualTo("https://t.example/#/home");
  }

  private static Workbook workbook(ContentFacts facts, View... views) {
    return new Workbook(
        facts, Optional.empty(), OptionalLong.empty(), Optional.empty(), List.of(views));
  }

  private static View view(String luid, String contentUrl) {
    return new View(
        facts(luid, Optional.empty()),
        Optional.of(contentUrl),
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty());
  }

  private static ContentFacts facts(String luid, Optional<String> url) {
    return new ContentFacts(
        luid,
        "Name",
        Optional.empty(),
        url,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }
}
