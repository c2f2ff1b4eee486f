package dev.tableauwebhooks.simulator.export;

import java.util.List;

/** The table of a sheet as a workbook of Excel (Office Open XML) with one worksheet. */
public final class Xlsx {

  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String LINKS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006";

  private Xlsx() {}

  public static byte[] of(Sheet sheet) {
    return new Archive()
        .add("[Content_Types].xml", contentTypes())
        .add("_rels/.rels", link("officeDocument", "xl/workbook.xml"))
        .add("xl/workbook.xml", workbook(sheet))
        .add("xl/_rels/workbook.xml.rels", link("worksheet", "worksheets/sheet1.xml"))
        .add("xl/worksheets/sheet1.xml", worksheet(sheet))
        .bytes();
  }

  private static String contentTypes() {
    var type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    return HEAD
        + """
        <Types xmlns="%s/content-types">\
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
        <Default Extension="xml" ContentType="application/xml"/>\
        <Override PartName="/xl/workbook.xml" ContentType="%ssheet.main+xml"/>\
        <Override PartName="/xl/worksheets/sheet1.xml" ContentType="%sworksheet+xml"/>\
        </Types>\
        """
            .formatted(PACKAGE, type, type);
  }

  private static String link(String kind, String target) {
    return HEAD
        + """
        <Relationships xmlns="%s/relationships">\
        <Relationship Id="rId1" Type="%s/%s" Target="%s"/></Relationships>\
        """
            .formatted(PACKAGE, LINKS, kind, target);
  }

  private static String workbook(Sheet sheet) {
    return HEAD
        + """
        <workbook xmlns="%s" xmlns:r="%s"><sheets>\
        <sheet name="%s" sheetId="1" r:id="rId1"/></sheets></workbook>\
        """
            .formatted(MAIN, LINKS, Markup.escape(tabName(sheet.title())));
  }

  /** Excel takes 31 letters at most, and not all of them. */
  private static String tabName(String title) {
    var legal = title.replaceAll("[\\\\/?*\\[\\]:\\p{Cntrl}]", " ").strip();
    var end = legal.offsetByCodePoints(0, Math.min(30, legal.codePointCount(0, legal.length())));
    var name = legal.substring(0, Math.min(end, 31)).replaceAll("^'|'$", "");
    return name.isEmpty() ? "Sheet 1" : name;
  }

  private static String worksheet(Sheet sheet) {
    var rows = new StringBuilder();
    row(rows, 1, sheet.columns());
    for (var index = 0; index < sheet.rows().size(); index++) {
      row(rows, index + 2, sheet.rows().get(index));
    }
    return HEAD
        + "<worksheet xmlns=\"%s\"><sheetData>%s</sheetData></worksheet>".formatted(MAIN, rows);
  }

  private static void row(StringBuilder rows, int number, List<String> cells) {
    rows.append("<row r=\"%d\">".formatted(number));
    for (var column = 0; column < cells.size(); column++) {
      rows.append(cell((char) ('A' + column) + Integer.toString(number), cells.get(column)));
    }
    rows.append("</row>");
  }

  private static String cell(String place, String text) {
    return text.matches("-?\\d{1,15}")
        ? "<c r=\"%s\"><v>%s</v></c>".formatted(place, text)
        : "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>"
            .formatted(place, Markup.escape(text));
  }
}
