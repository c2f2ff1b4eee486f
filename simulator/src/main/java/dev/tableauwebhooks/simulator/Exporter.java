package dev.tableauwebhooks.simulator;

import dev.tableauwebhooks.simulator.export.Csv;
import dev.tableauwebhooks.simulator.export.Pdf;
import dev.tableauwebhooks.simulator.export.Png;
import dev.tableauwebhooks.simulator.export.Pptx;
import dev.tableauwebhooks.simulator.export.Sheet;
import dev.tableauwebhooks.simulator.export.Svg;
import dev.tableauwebhooks.simulator.export.Xlsx;
import java.util.List;
import java.util.Map;

/** Draws views and workbooks, and answers them as files. */
final class Exporter {

  private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";

  private final Renderings renderings;

  Exporter(Renderings renderings) {
    this.renderings = renderings;
  }

  Reply png(Site site, View view, ExportWish wish) {
    return Reply.file(
        "image/png",
        FileName.of(view.name(), "png").attachment(),
        Png.of(sheet(site, view, wish), wish.width(), wish.height(), wish.scale()));
  }

  Reply svg(Site site, View view, ExportWish wish) {
    return Reply.file(
        "image/svg+xml",
        FileName.of(view.name(), "svg").attachment(),
        Svg.of(sheet(site, view, wish), wish.width(), wish.height()));
  }

  /** One page for each view. */
  Reply pdf(Site site, String title, List<View> views, ExportWish wish) {
    var sheets = views.stream().map(view -> sheet(site, view, wish).remarked(wish.page())).toList();
    return Reply.file(
        "application/pdf",
        FileName.of(title, "pdf").attachment(),
        Pdf.of(title, sheets, wish.paper(), wish.landscape()));
  }

  Reply csv(Site site, View view, ExportWish wish) {
    return Reply.file(
        "text/csv;charset=UTF-8",
        FileName.of(view.name(), "csv").attachment(),
        Csv.of(sheet(site, view, wish)));
  }

  Reply excel(Site site, View view, ExportWish wish) {
    return Reply.file(
        OFFICE + "spreadsheetml.sheet",
        FileName.of(view.name(), "xlsx").attachment(),
        Xlsx.of(sheet(site, view, wish)));
  }

  Reply powerpoint(Site site, Workbook workbook, ExportWish wish) {
    return Reply.file(
        OFFICE + "presentationml.presentation",
        FileName.of(workbook.name(), "pptx").attachment(),
        Pptx.of(site.viewsOf(workbook).stream().map(view -> sheet(site, view, wish)).toList()));
  }

  /** The small picture, which is never newer than the workbook. */
  static Reply preview(Site site, View view) {
    var data = new ViewData(view, Map.of(), view.listing().updatedAt());
    var sheet = data.sheet(workbookName(site, view));
    return Reply.file(
        "image/png", FileName.of(view.name(), "png").attachment(), Png.of(sheet, 300, 300, 1));
  }

  private Sheet sheet(Site site, View view, ExportWish wish) {
    return renderings.of(site, view, wish.filters(), wish.maxAge()).sheet(workbookName(site, view));
  }

  private static String workbookName(Site site, View view) {
    return site.content().find(view.workbookLuid()).map(Content::name).orElse("");
  }
}
