package dev.tableauwebhooks.simulator;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes answers as Tableau does: JSON for {@code Accept: application/json}, else XML. */
final class Rendering {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String NAMESPACE = "http://tableau.com/api";
  private static final String SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

  private final XMLOutputFactory xml = XMLOutputFactory.newFactory();
  private final ApiVersion newest;

  Rendering(ApiVersion newest) {
    this.newest = newest;
  }

  HttpReply render(Request request, Reply reply) {
    return switch (reply.content()) {
      case Reply.Entity.File(var type, var bytes) ->
          new HttpReply(reply.status(), reply.headers(), type, bytes);
      case Reply.Entity.Json(var text) -> json(reply, text);
      case Reply.Entity.Elements(var elements) when elements.isEmpty() ->
          new HttpReply(reply.status(), reply.headers(), "", "");
      case Reply.Entity.Elements(var elements) when wantsJson(request) ->
          json(reply, json(elements));
      case Reply.Entity.Elements(var elements) ->
          new HttpReply(
              reply.status(), reply.headers(), "application/xml;charset=UTF-8", xml(elements));
    };
  }

  private static HttpReply json(Reply reply, String text) {
    return new HttpReply(reply.status(), reply.headers(), "application/json;charset=UTF-8", text);
  }

  static boolean wantsJson(Request request) {
    return request.header("accept").filter(accept -> accept.contains("json")).isPresent()
        || Api.speaksOnlyJson(request);
  }

  private static String json(List<Element> elements) {
    var root = JSON.createObjectNode();
    for (var element : elements) {
      add(root, element);
    }
    return root.toString();
  }

  private static void add(ObjectNode parent, Element element) {
    if (element.text().isPresent() && element.attributes().isEmpty()) {
      parent.put(element.name(), element.text().get());
    } else {
      fill(parent.putObject(element.name()), element);
    }
  }

  private static void fill(ObjectNode node, Element element) {
    for (var attribute : element.attributes().entrySet()) {
      switch (attribute.getValue()) {
        case Boolean flag -> node.put(attribute.getKey(), flag);
        case Integer number -> node.put(attribute.getKey(), number);
        default -> node.put(attribute.getKey(), attribute.getValue().toString());
      }
    }
    element.text().ifPresent(text -> node.put("value", text));
    for (var child : element.children()) {
      if (element.repeats(child)) {
        fill(node.withArray(child.name()).addObject(), child);
      } else {
        add(node, child);
      }
    }
  }

  private String xml(List<Element> elements) {
    try {
      var text = new StringWriter();
      var writer = xml.createXMLStreamWriter(text);
      writer.writeStartDocument("UTF-8", "1.0");
      writer.writeStartElement("tsResponse");
      writer.writeDefaultNamespace(NAMESPACE);
      writer.writeNamespace("xsi", SCHEMA_INSTANCE);
      writer.writeAttribute("xsi", SCHEMA_INSTANCE, "schemaLocation", schemaLocation());
      for (var element : elements) {
        write(writer, element);
      }
      writer.writeEndDocument();
      writer.close();
      return text.toString();
    } catch (XMLStreamException broken) {
      throw new SimulatorException("Cannot write the answer as XML.", broken);
    }
  }

  private static void write(XMLStreamWriter writer, Element element) throws XMLStreamException {
    writer.writeStartElement(element.name());
    for (Map.Entry<String, Object> attribute : element.attributes().entrySet()) {
      writer.writeAttribute(attribute.getKey(), legal(attribute.getValue().toString()));
    }
    if (element.text().isPresent()) {
      writer.writeCharacters(legal(element.text().get()));
    }
    for (var child : element.children()) {
      write(writer, child);
    }
    writer.writeEndElement();
  }

  /** XML 1.0 has no way to write most control characters; they become the replacement character. */
  private static String legal(String text) {
    return text.codePoints()
        .map(point -> isLegal(point) ? point : 0xFFFD)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isLegal(int point) {
    return point == '\t'
        || point == '\n'
        || point == '\r'
        || (point >= 0x20 && point <= 0xD7FF)
        || (point >= 0xE000 && point <= 0xFFFD)
        || point >= 0x10000;
  }

  private String schemaLocation() {
    return "%s https://help.tableau.com/samples/en-us/rest_api/ts-api_%d_%d.xsd"
        .formatted(NAMESPACE, newest.major(), newest.minor());
  }
}
