package dev.tableauwebhooks.simulator;

import dev.tableauwebhooks.simulator.export.Archive;

/**
 * The files behind content. What was published through the REST API comes back as it was; of the
 * content that the simulator begins with, a small package of the right kind is made.
 */
final class Downloads {

  private Downloads() {}

  static Reply of(Site site, Content content, boolean withExtract) {
    var published = site.belongings().files().find(content.luid());
    if (published.isPresent()) {
      return reply(kind(content), new FileName(published.get().name()), published.get().bytes());
    }
    return switch (content) {
      case Workbook workbook ->
          packaged(workbook, "twb", workbookXml(site, workbook), "twbx", withExtract);
      case Datasource datasource ->
          packaged(datasource, "tds", datasourceXml(datasource), "tdsx", withExtract);
      case Flow flow -> packaged(flow, "flow", flowJson(flow), "tflx", withExtract);
      case View _ -> throw new IllegalArgumentException("A view has no file of its own");
    };
  }

  private static Reply packaged(
      Content content, String inner, String text, String outer, boolean withExtract) {
    var entry = content instanceof Flow ? inner : safe(content.name()) + "." + inner;
    var archive = new Archive().add(entry, text);
    if (withExtract) {
      archive.add(
          "Data/Extracts/" + safe(content.name()) + ".hyper",
          "Not a real extract: made by the Tableau simulator.\n");
    }
    return reply(kind(content), FileName.of(content.name(), outer), archive.bytes());
  }

  private static Reply reply(String kind, FileName name, byte[] bytes) {
    return Reply.file("application/octet-stream", name.part("tableau_" + kind), bytes);
  }

  private static String kind(Content content) {
    return switch (content) {
      case Workbook _ -> "workbook";
      case Datasource _ -> "datasource";
      case Flow _ -> "flow";
      case View _ -> "view";
    };
  }

  private static String safe(String name) {
    return name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_");
  }

  private static String workbookXml(Site site, Workbook workbook) {
    var xml =
        new StringBuilder("<?xml version='1.0' encoding='utf-8' ?>\n<workbook version='18.1'>\n");
    xml.append("  <worksheets>\n");
    for (var view : site.viewsOf(workbook)) {
      xml.append("    <worksheet name='%s' />\n".formatted(attribute(view.name())));
    }
    return xml.append("  </worksheets>\n</workbook>\n").toString();
  }

  private static String datasourceXml(Datasource datasource) {
    return """
    <?xml version='1.0' encoding='utf-8' ?>
    <datasource formatted-name='%s' inline='true' version='18.1' />
    """
        .formatted(attribute(datasource.name()));
  }

  private static String flowJson(Flow flow) {
    return "{\"nodes\":{},\"documentId\":\"%s\"}\n".formatted(flow.luid());
  }

  private static String attribute(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;");
  }
}
