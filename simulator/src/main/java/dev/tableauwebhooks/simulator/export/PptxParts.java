package dev.tableauwebhooks.simulator.export;

import java.util.ArrayList;
import java.util.List;

/** The files within a presentation, as small as PowerPoint takes them. Lengths are EMU. */
final class PptxParts {

  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  private static final String SCHEMAS = "http://schemas.openxmlformats.org/";
  private static final String LINKS = SCHEMAS + "officeDocument/2006/relationships";
  private static final String NAMES =
      "xmlns:a=\"%sdrawingml/2006/main\" xmlns:r=\"%s\" xmlns:p=\"%spresentationml/2006/main\""
          .formatted(SCHEMAS, LINKS, SCHEMAS);
  private static final String TREE_HEAD =
      """
      <p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>\
      <p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/>\
      <a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>\
      """;

  private PptxParts() {}

  static String contentTypes(int slides) {
    var type = "application/vnd.openxmlformats-officedocument.";
    var parts = new ArrayList<String>();
    parts.add(part("/ppt/presentation.xml", type + "presentationml.presentation.main+xml"));
    parts.add(part("/ppt/theme/theme1.xml", type + "theme+xml"));
    parts.add(part("/ppt/slideMasters/slideMaster1.xml", type + "presentationml.slideMaster+xml"));
    parts.add(part("/ppt/slideLayouts/slideLayout1.xml", type + "presentationml.slideLayout+xml"));
    for (var number = 1; number <= slides; number++) {
      parts.add(
          part("/ppt/slides/slide%d.xml".formatted(number), type + "presentationml.slide+xml"));
    }
    return HEAD
        + """
        <Types xmlns="%spackage/2006/content-types">\
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
        <Default Extension="xml" ContentType="application/xml"/>\
        <Default Extension="png" ContentType="image/png"/>%s</Types>\
        """
            .formatted(SCHEMAS, String.join("", parts));
  }

  private static String part(String name, String type) {
    return "<Override PartName=\"%s\" ContentType=\"%s\"/>".formatted(name, type);
  }

  /** Relationships rId1, rId2 and so on, each given as its kind and its target. */
  static String links(List<String> kindsAndTargets) {
    var links = new StringBuilder();
    for (var index = 0; index < kindsAndTargets.size(); index++) {
      var both = kindsAndTargets.get(index).split(" ", 2);
      links.append(
          "<Relationship Id=\"rId%d\" Type=\"%s/%s\" Target=\"%s\"/>"
              .formatted(index + 1, LINKS, both[0], both[1]));
    }
    return HEAD
        + "<Relationships xmlns=\"%spackage/2006/relationships\">%s</Relationships>"
            .formatted(SCHEMAS, links);
  }

  static String presentation(int slides) {
    var ids = new StringBuilder();
    for (var number = 1; number <= slides; number++) {
      ids.append("<p:sldId id=\"%d\" r:id=\"rId%d\"/>".formatted(255 + number, number + 1));
    }
    return HEAD
        + """
        <p:presentation %s>\
        <p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>\
        <p:sldIdLst>%s</p:sldIdLst><p:sldSz cx="12192000" cy="6858000"/>\
        <p:notesSz cx="6858000" cy="9144000"/></p:presentation>\
        """
            .formatted(NAMES, ids);
  }

  static String presentationLinks(int slides) {
    var links = new ArrayList<String>();
    links.add("slideMaster slideMasters/slideMaster1.xml");
    for (var number = 1; number <= slides; number++) {
      links.add("slide slides/slide%d.xml".formatted(number));
    }
    links.add("theme theme/theme1.xml");
    return links(links);
  }

  static String master() {
    return HEAD
        + """
        <p:sldMaster %s><p:cSld><p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>\
        <p:spTree>%s</p:spTree></p:cSld>\
        <p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" \
        accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" \
        folHlink="folHlink"/>\
        <p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst>\
        </p:sldMaster>\
        """
            .formatted(NAMES, TREE_HEAD);
  }

  static String layout() {
    return HEAD
        + """
        <p:sldLayout %s type="blank"><p:cSld name="Blank"><p:spTree>%s</p:spTree></p:cSld>\
        <p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>\
        """
            .formatted(NAMES, TREE_HEAD);
  }

  /** A title, which outlines and screen readers show, and the picture below it. */
  static String slide(String title) {
    return HEAD
        + """
        <p:sld %s><p:cSld><p:spTree>%s\
        <p:sp><p:nvSpPr><p:cNvPr id="2" name="Title"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>\
        <p:spPr><a:xfrm><a:off x="381000" y="152400"/><a:ext cx="11430000" cy="457200"/></a:xfrm>\
        <a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>\
        <p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="en-US" sz="2400"/>\
        <a:t>%s</a:t></a:r></a:p></p:txBody></p:sp>\
        <p:pic><p:nvPicPr><p:cNvPr id="3" name="View"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr>\
        <p:blipFill><a:blip r:embed="rId2"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>\
        <p:spPr><a:xfrm><a:off x="762000" y="685800"/><a:ext cx="10668000" cy="6000750"/></a:xfrm>\
        <a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>\
        </p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>\
        """
            .formatted(NAMES, TREE_HEAD, Markup.escape(title));
  }

  static String theme() {
    var fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
    var line = "<a:ln w=\"9525\">%s</a:ln>".formatted(fill);
    var effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
    return HEAD
        + """
        <a:theme xmlns:a="%1$sdrawingml/2006/main" name="Plain"><a:themeElements>\
        <a:clrScheme name="Plain">%2$s</a:clrScheme>\
        <a:fontScheme name="Plain"><a:majorFont>%3$s</a:majorFont><a:minorFont>%3$s</a:minorFont>\
        </a:fontScheme><a:fmtScheme name="Plain"><a:fillStyleLst>%4$s%4$s%4$s</a:fillStyleLst>\
        <a:lnStyleLst>%5$s%5$s%5$s</a:lnStyleLst>\
        <a:effectStyleLst>%6$s%6$s%6$s</a:effectStyleLst>\
        <a:bgFillStyleLst>%4$s%4$s%4$s</a:bgFillStyleLst></a:fmtScheme>\
        </a:themeElements></a:theme>\
        """
            .formatted(
                SCHEMAS,
                colors(),
                "<a:latin typeface=\"Arial\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/>",
                fill,
                line,
                effect);
  }

  private static String colors() {
    var colors = new StringBuilder();
    for (var color :
        List.of(
            "dk1 333333",
            "lt1 FFFFFF",
            "dk2 4E79A7",
            "lt2 EEEEEE",
            "accent1 4E79A7",
            "accent2 F28E2B",
            "accent3 E15759",
            "accent4 76B7B2",
            "accent5 59A14F",
            "accent6 EDC948",
            "hlink 4E79A7",
            "folHlink B07AA1")) {
      var both = color.split(" ", 2);
      colors.append("<a:%1$s><a:srgbClr val=\"%2$s\"/></a:%1$s>".formatted(both[0], both[1]));
    }
    return colors.toString();
  }
}
