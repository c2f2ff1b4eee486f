package dev.tableauwebhooks.simulator.export;

import java.util.List;

/** Sheets as a presentation of PowerPoint (Office Open XML): a slide for each, with its picture. */
public final class Pptx {

  /** The pictures on the slides, in points. */
  private static final int WIDTH = 1200;

  private static final int HEIGHT = 675;

  private Pptx() {}

  public static byte[] of(List<Sheet> sheets) {
    var archive =
        new Archive()
            .add("[Content_Types].xml", PptxParts.contentTypes(sheets.size()))
            .add("_rels/.rels", PptxParts.links(List.of("officeDocument ppt/presentation.xml")))
            .add("ppt/presentation.xml", PptxParts.presentation(sheets.size()))
            .add("ppt/_rels/presentation.xml.rels", PptxParts.presentationLinks(sheets.size()))
            .add("ppt/theme/theme1.xml", PptxParts.theme())
            .add("ppt/slideMasters/slideMaster1.xml", PptxParts.master())
            .add(
                "ppt/slideMasters/_rels/slideMaster1.xml.rels",
                PptxParts.links(
                    List.of(
                        "slideLayout ../slideLayouts/slideLayout1.xml",
                        "theme ../theme/theme1.xml")))
            .add("ppt/slideLayouts/slideLayout1.xml", PptxParts.layout())
            .add(
                "ppt/slideLayouts/_rels/slideLayout1.xml.rels",
                PptxParts.links(List.of("slideMaster ../slideMasters/slideMaster1.xml")));
    for (var index = 0; index < sheets.size(); index++) {
      addSlide(archive, index + 1, sheets.get(index));
    }
    return archive.bytes();
  }

  private static void addSlide(Archive archive, int number, Sheet sheet) {
    archive
        .add("ppt/slides/slide%d.xml".formatted(number), PptxParts.slide(sheet.title()))
        .add(
            "ppt/slides/_rels/slide%d.xml.rels".formatted(number),
            PptxParts.links(
                List.of(
                    "slideLayout ../slideLayouts/slideLayout1.xml",
                    "image ../media/image%d.png".formatted(number))))
        .add("ppt/media/image%d.png".formatted(number), Png.of(sheet, WIDTH, HEIGHT, 1));
  }
}
