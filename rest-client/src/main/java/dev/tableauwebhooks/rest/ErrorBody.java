package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.TableauProblem.ErrorText;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads Tableau's error body, which is JSON because we ask for it, but XML where an older server or
 * a part in front of the REST API answers.
 */
final class ErrorBody {
  private static final int LONGEST = 1000;
  private static final int SHORTEST_SECRET = 4;

  private ErrorBody() {}

  /**
   * The error that a body holds.
   *
   * @param secrets texts that are replaced by {@code ****}
   */
  static Optional<ErrorText> read(String body, List<String> secrets) {
    return json(body).or(() -> xml(body)).map(error -> masked(error, secrets));
  }

  private static Optional<ErrorText> json(String body) {
    return Json.find(body)
        .flatMap(answer -> answer.object("error"))
        .map(error ->
            new ErrorText(
                error.text("code").orElse(""),
                error.text("summary").orElse(""),
                error.text("detail").orElse("")));
  }

  private static Optional<ErrorText> xml(String body) {
    if (!body.stripLeading().startsWith("<")) {
      return Optional.empty();
    }
    var factory = XMLInputFactory.newInstance();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      return error(factory.createXMLStreamReader(new StringReader(body.stripLeading())));
    } catch (XMLStreamException _) {
      return Optional.empty();
    }
  }

  private static Optional<ErrorText> error(XMLStreamReader xml) throws XMLStreamException {
    var error = Optional.<ErrorText>empty();
    while (xml.hasNext()) {
      if (xml.next() != XMLStreamReader.START_ELEMENT) {
        continue;
      }
      switch (xml.getLocalName()) {
        case "error" ->
            error =
                Optional.ofNullable(xml.getAttributeValue(null, "code"))
                    .map(code -> new ErrorText(code, "", ""));
        case "summary" -> {
          var text = xml.getElementText();
          error = error.map(it -> new ErrorText(it.code(), text, it.detail()));
        }
        case "detail" -> {
          var text = xml.getElementText();
          error = error.map(it -> new ErrorText(it.code(), it.summary(), text));
        }
        default -> {
          // an element around them
        }
      }
    }
    return error;
  }

  private static ErrorText masked(ErrorText error, List<String> secrets) {
    return new ErrorText(
        shown(error.code(), secrets),
        shown(error.summary(), secrets),
        shown(error.detail(), secrets));
  }

  private static String shown(String text, List<String> secrets) {
    var masked = text;
    for (var secret : secrets) {
      if (secret.length() >= SHORTEST_SECRET) {
        masked = masked.replace(secret, "****");
      }
    }
    return masked.length() <= LONGEST ? masked : masked.substring(0, LONGEST) + "…";
  }
}
