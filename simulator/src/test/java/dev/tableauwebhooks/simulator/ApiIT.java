package dev.tableauwebhooks.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiIT {

  private static final TableauSimulator SIMULATOR =
      TableauSimulator.start(SimulatorSettings.immediate());

  private final TestClient client = TestClient.of(SIMULATOR);

  @AfterAll
  static void stop() {
    SIMULATOR.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.4", "3.9", "3.10", "3.27"})
  void tellsItsVersionInEveryOlderOne(String version) {
    var info = client.version(version).call("GET", "/serverinfo", "");

    assertThat(info.at("/serverInfo/restApiVersion").asString()).isEqualTo("3.27");
    assertThat(info.at("/serverInfo/productVersion/value").asString()).isEqualTo("2025.3.0");
    assertThat(info.at("/serverInfo/productVersion/build").asString()).startsWith("20253.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/3.28/serverinfo", "/api/4.0/serverinfo", "/api/2.3/serverinfo"})
  void doesNotKnowOtherVersions(String path) {
    client
        .raw("GET", path, "")
        .isRefused(404003, "Unknown resource '%s' specified in URI.".formatted(path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nowhere", "/api", "/api/x/serverinfo", "/api/3.27/nothing", "/%zz"})
  void answersAnUnknownAddressWithTableausError(String path) {
    var request = client.request("GET", path.replace("%zz", "q"), "");

    assertThat(client.send(request).at("/error/code").asString()).isEqualTo("404003");
  }

  @Test
  void refusesAnotherMethod() {
    client
        .raw("DELETE", "/api/3.27/serverinfo", "")
        .isRefused(405000, "Request type 'DELETE' is not allowed.");
  }

  @Test
  void keepsASessionOnItsSite() {
    client
        .signedIn("admin", "admin")
        .call("GET", "/sites/" + DemoSite.DEFAULT_SITE_LUID + "/workbooks", "")
        .isRefused(
            403010,
            "User 'admin' is authenticated for site '%s' and may not access or modify resources on site '%s'."
                .formatted(DemoSite.LUID, DemoSite.DEFAULT_SITE_LUID));
    client
        .call("GET", "/sites/no-such-site/workbooks", "")
        .isRefused(404000, "Site 'no-such-site' could not be found.");
  }

  @Test
  void speaksXmlUnlessAskedForJson() {
    var answer =
        client.send(client.request("GET", "/api/3.27/serverinfo", "").setHeader("Accept", "*/*"));

    assertThat(answer.header("Content-Type")).isEqualTo("application/xml;charset=UTF-8");
    assertThat(answer.text())
        .startsWith(
            "<?xml version='1.0' encoding='UTF-8'?><tsResponse xmlns=\"http://tableau.com/api\"")
        .contains(
            "<serverInfo><productVersion build=\"20253.25.1201.1000\">2025.3.0</productVersion>"
                + "<restApiVersion>3.27</restApiVersion></serverInfo></tsResponse>");
  }

  @Test
  void writesErrorsInXmlToo() {
    var answer =
        client.send(
            client.request("GET", "/api/3.27/nothing", "").setHeader("Accept", "application/xml"));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text())
        .contains(
            "<error code=\"404003\"><summary>Resource Not Found</summary>"
                + "<detail>Unknown resource '/api/3.27/nothing' specified in URI.</detail></error>");
  }

  @Test
  void readsXmlAndTakesABodyWithoutAContentTypeForIt() {
    var xml =
        """
        <tsRequest xmlns="http://tableau.com/api">
          <credentials name="admin" password="admin"><site contentUrl="demo"/></credentials>
        </tsRequest>\
        """;
    var answer =
        client.send(
            client
                .request("POST", "/api/3.27/auth/signin", xml)
                .setHeader("Content-Type", "text/xml"));

    assertThat(answer.status()).isEqualTo(200);
    client
        .send(
            client
                .request("POST", "/api/3.27/auth/signin", "{\"credentials\":{}}")
                .setHeader("Content-Type", "application/x-www-form-urlencoded"))
        .isRefused(400000, "Payload is either malformed or incomplete. (the body is not XML)");
  }

  @Test
  void resolvesNoEntitiesOfAnXmlBody() {
    var xml =
        """
        <!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]>
        <tsRequest><credentials name="&x;" password="x"><site contentUrl=""/></credentials></tsRequest>\
        """;

    var answer =
        client.send(
            client
                .request("POST", "/api/3.27/auth/signin", xml)
                .setHeader("Content-Type", "text/xml"));

    assertThat(answer.status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "null", "7", "{\"credentials\":7}", "{\"credentials\":[]}"})
  void refusesABodyThatIsNotTheRightOne(String body) {
    assertThat(client.signIn(body).at("/error/code").asString()).isEqualTo("400000");
  }

  @Test
  void refusesAnEmptyBody() {
    client
        .signIn("")
        .isRefused(400000, "Payload is either malformed or incomplete. (the body is empty)");
  }

  @Test
  void countsCallsByMethodAndPath() {
    SIMULATOR.calls().clear();
    client.signedIn("admin", "admin");
    client.get("/workbooks?pageSize=1");
    client.get("/workbooks/none");

    assertThat(SIMULATOR.calls().signIns()).isOne();
    assertThat(SIMULATOR.calls().count("GET", "/workbooks")).isEqualTo(2);
    assertThat(SIMULATOR.calls().count("GET", "/workbooks/")).isOne();
    assertThat(SIMULATOR.calls().count("PUT", "/workbooks")).isZero();
    assertThat(SIMULATOR.calls().all().get(1).query()).isEqualTo("pageSize=1");
    assertThat(SIMULATOR.calls().all().get(2).status()).isEqualTo(404);
  }

  @Test
  void saysWhatIsWrongWithAnOldServer() {
    try (var old =
        TableauSimulator.start(SimulatorSettings.immediate().withRestApiVersion("3.5"))) {
      var oldClient = TestClient.of(old).version("3.5").signedIn("admin", "admin");

      assertThat(
              oldClient.call("GET", "/serverinfo", "").at("/serverInfo/restApiVersion").asString())
          .isEqualTo("3.5");
      oldClient
          .get("/webhooks")
          .isRefused(
              404003,
              "Unknown resource '/api/3.5/sites/%s/webhooks' specified in URI."
                  .formatted(DemoSite.LUID));
    }
  }
}
