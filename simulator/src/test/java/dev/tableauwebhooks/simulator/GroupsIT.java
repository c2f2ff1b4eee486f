package dev.tableauwebhooks.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupsIT {

  private final TableauSimulator simulator = TableauSimulator.start(SimulatorSettings.immediate());
  private final TestClient client = TestClient.admin(simulator);

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void makesRenamesAndDeletesAGroup() {
    var made = client.site("POST", "/groups", "{\"group\":{\"name\":\"Board\"}}");
    var luid = made.at("/group/id").asString();

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.header("Location"))
        .isEqualTo("/api/3.27/sites/%s/groups/%s".formatted(DemoSite.LUID, luid));
    client
        .site(
            "PUT", "/groups/" + luid, "{\"group\":{\"name\":\"C\",\"minimumSiteRole\":\"Viewer\"}}")
        .isOk();
    assertThat(client.get("/groups?filter=name:eq:C&fields=_all_").at("/groups/group/0").toString())
        .isEqualTo(
            "{\"id\":\"%s\",\"name\":\"C\",\"minimumSiteRole\":\"Viewer\",\"userCount\":\"0\","
                    .formatted(luid)
                + "\"domain\":{\"name\":\"local\"}}");
    assertThat(client.site("DELETE", "/groups/" + luid, "").status()).isEqualTo(204);
    client
        .get("/groups/%s/users".formatted(luid))
        .isRefused(404012, "Group '%s' could not be found.".formatted(luid));
  }

  @Test
  void refusesASecondGroupOfAName() {
    client
        .site("POST", "/groups", "{\"group\":{\"name\":\"finance\"}}")
        .isRefused(409009, "A group named 'finance' already exists.");
  }

  @Test
  void addsAndRemovesMembersInJsonAndXml() {
    var users = "/groups/%s/users".formatted(group("Data Team"));
    var maya = simulator.user("maya").luid();
    var jonas = simulator.user("jonas").luid();

    client.site("POST", users, "{\"user\":{\"id\":\"%s\"}}".formatted(maya)).isOk();
    var added =
        client.siteXml(
            "POST",
            users,
            "<tsRequest><users><user id=\"%s\"/></users></tsRequest>".formatted(jonas));

    assertThat(added.elements("user").getFirst().getAttribute("name")).isEqualTo("jonas");
    assertThat(ListingIT.names(client.get(users).at("/users/user")))
        .containsExactly("admin", "maya", "jonas", "zoe", "sam");
    client
        .site("POST", users, "{\"user\":{\"id\":\"%s\"}}".formatted(maya))
        .isRefused(409011, "User 'maya' is already a member of group 'Data Team'.");
    assertThat(client.site("DELETE", users + "/" + maya, "").status()).isEqualTo(204);
    client
        .siteXml(
            "PUT",
            users + "/remove",
            "<tsRequest><users><user id=\"%s\"/></users></tsRequest>".formatted(jonas))
        .isOk();
    assertThat(ListingIT.names(client.get(users).at("/users/user")))
        .containsExactly("admin", "zoe", "sam");
  }

  @Test
  void keepsEverybodyInTheGroupOfAllUsers() {
    var all = group("All Users");

    assertThat(client.get("/groups/%s/users".formatted(all)).at("/users/user")).hasSize(6);
    client.site("POST", "/users", "{\"user\":{\"name\":\"new\",\"siteRole\":\"Viewer\"}}").isOk();
    assertThat(client.get("/groups/%s/users".formatted(all)).at("/users/user")).hasSize(7);
    client
        .site("DELETE", "/groups/" + all, "")
        .isRefused(403004, "The user 'admin' is not permitted to perform this action.");
  }

  @Test
  void forgetsAUserWhoIsDeleted() {
    var zoe = simulator.user("zoe").luid();
    client
        .site(
            "DELETE", "/users/%s?mapAssetsTo=%s".formatted(zoe, simulator.user("maya").luid()), "")
        .isOk();

    assertThat(
            ListingIT.names(
                client.get("/groups/%s/users".formatted(group("Data Team"))).at("/users/user")))
        .containsExactly("admin", "sam");
    assertThat(simulator.workbook("O'Neill's Lab | Results: 100 %").listing().ownerLuid())
        .isEqualTo(simulator.user("maya").luid());
  }

  @Test
  void letsOnlyAdministratorsChangeGroups() {
    var viewer = TestClient.of(simulator).signedIn("viewer", "viewer");

    viewer.get("/groups").isOk();
    viewer
        .site("POST", "/groups", "{\"group\":{\"name\":\"Mine\"}}")
        .isRefused(403004, "The user 'viewer' is not permitted to perform this action.");
  }

  @Test
  void listsTheGroupsOfAUserSince37() {
    var path = "/users/%s/groups".formatted(simulator.user("maya").luid());

    assertThat(ListingIT.names(client.get(path).at("/groups/group")))
        .containsExactly("All Users", "Finance");
    assertThat(client.version("3.6").get(path).at("/error/code").asString()).isEqualTo("404003");
  }

  private String group(String name) {
    return client
        .get("/groups?filter=name:eq:" + name.replace(" ", "%20"))
        .at("/groups/group/0/id")
        .asString();
  }
}
