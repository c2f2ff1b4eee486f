package dev.tableauwebhooks.simulator;

import dev.tableauwebhooks.simulator.Multipart.Part;
import dev.tableauwebhooks.simulator.Publisher.Place;
import java.util.List;
import java.util.Optional;

/**
 * A publish call: {@code multipart/mixed} with a part {@code request_payload} that says what it is,
 * and a part with the file, which the simulator keeps and does not read.
 *
 * @see <a
 *     href="https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_concepts_publish.htm">Publishing
 *     Resources</a>
 */
record Upload(Place place, Publication publication, boolean overwrite, Part file) {

  static Upload of(Exchange exchange, ContentKind<?> kind) {
    var parts = Multipart.of(exchange.request());
    var payload =
        parts
            .find("request_payload")
            .orElseThrow(() -> Refusal.malformed("the part 'request_payload' is missing"));
    var file =
        parts
            .find("tableau_" + kind.name())
            .orElseThrow(
                () -> Refusal.malformed("the part 'tableau_%s' is missing".formatted(kind.name())));
    var asked = Body.read(payload.contentType(), payload.text()).required(kind.name());
    var publication =
        new Publication(
            asked.requiredText("name"),
            "",
            exchange.user().name(),
            asked.text("description").orElse(""),
            List.of(),
            List.of("Sheet 1"));
    var overwrite = exchange.request().parameter("overwrite").filter("true"::equals).isPresent();
    return new Upload(
        new Place(project(exchange.site(), asked), exchange.user().luid()),
        publication,
        overwrite,
        file);
  }

  /** Keeps the file for downloads of what was published. */
  void keep(Site site, Content published) {
    var name = file.fileName().isEmpty() ? published.name() : file.fileName();
    site.belongings().files().put(new PublishedFile(published.luid(), name, file.bytes()));
  }

  /** The wording is Tableau's: {@code goodwillpunning/hyperleaup} issue 26. */
  void checkOverwrite(Optional<? extends Content> old) {
    if (old.isPresent() && !overwrite) {
      throw Refusal.of(
          403007,
          "The %s '%s' already exists and may not be overwritten without the 'overwrite' flag set to 'true'."
              .formatted(
                  old.get() instanceof Workbook ? "workbook" : "datasource", publication.name()));
    }
  }

  /** Without a project, the thing goes to the Default one. */
  private static String project(Site site, Body asked) {
    var luid =
        asked
            .find("project")
            .flatMap(project -> project.text("id"))
            .or(() -> site.projectAt(DemoSite.DEFAULT_PROJECT).map(Project::luid))
            .orElse("");
    return site.projects()
        .find(luid)
        .map(Project::luid)
        .orElseThrow(() -> Refusal.notFound(404005, "Project", luid));
  }
}
