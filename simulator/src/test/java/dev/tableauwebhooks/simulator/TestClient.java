package dev.tableauwebhooks.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A caller of the REST API who speaks JSON, on the demo site and in version 3.27 by default. */
final class TestClient {

  static final JsonMapper JSON = new JsonMapper();

  /** An answer, and its body as JSON. */
  record Answer(HttpResponse<String> http) {
    int status() {
      return http.statusCode();
    }

    String text() {
      return http.body();
    }

    JsonNode json() {
      return JSON.readTree(http.body());
    }

    JsonNode at(String pointer) {
      return json().at(pointer);
    }

    String header(String name) {
      return http.headers().firstValue(name).orElse("");
    }

    /** The body as XML. */
    Element xml() {
      try {
        var bytes = http.body().getBytes(StandardCharsets.UTF_8);
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(bytes))
            .getDocumentElement();
      } catch (ParserConfigurationException | SAXException | IOException broken) {
        throw new AssertionError("This is no XML: " + http.body(), broken);
      }
    }

    /** The elements of that name, wherever they are. */
    List<Element> elements(String name) {
      var found = xml().getElementsByTagName(name);
      return IntStream.range(0, found.getLength())
          .mapToObj(index -> (Element) found.item(index))
          .toList();
    }

    /** Asserts that this is Tableau's error of that code, its detail whole. */
    void isRefused(int code, String detail) {
      assertThat(status()).isEqualTo(code / 1000);
      assertThat(at("/error/code").asString()).isEqualTo(Integer.toString(code));
      assertThat(at("/error/detail").asString()).isEqualTo(detail);
    }

    Answer isOk() {
      assertThat(status()).describedAs(text()).isBetween(200, 299);
      return this;
    }
  }

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final URI server;
  private String version = "3.27";
  private String token = "";

  TestClient(TableauSimulator simulator) {
    this.server = simulator.uri();
  }

  static TestClient of(TableauSimulator simulator) {
    return new TestClient(simulator);
  }

  static TestClient admin(TableauSimulator simulator) {
    return of(simulator).signedIn("admin", "admin");
  }

  TestClient version(String newVersion) {
    version = newVersion;
    return this;
  }

  TestClient token(String newToken) {
    token = newToken;
    return this;
  }

  String token() {
    return token;
  }

  TestClient signedIn(String user, String password) {
    var answer =
        signIn(
            """
            {"credentials":{"name":"%s","password":"%s","site":{"contentUrl":"demo"}}}\
            """
                .formatted(user, password));
    return token(answer.isOk().at("/credentials/token").asString());
  }

  Answer signIn(String json) {
    return call("POST", "/auth/signin", json);
  }

  Answer signInByPat(String name, String secret, String site) {
    return signIn(
        """
        {"credentials":{"personalAccessTokenName":"%s","personalAccessTokenSecret":"%s",\
        "site":{"contentUrl":"%s"}}}\
        """
            .formatted(name, secret, site));
  }

  /** Below the demo site: {@code /workbooks}. */
  Answer site(String method, String path, String json) {
    return call(method, "/sites/" + DemoSite.LUID + path, json);
  }

  Answer get(String path) {
    return site("GET", path, "");
  }

  /** The same in XML, which is what Tableau's own Python client speaks. */
  Answer siteXml(String method, String path, String xml) {
    var request = request(method, "/api/" + version + "/sites/" + DemoSite.LUID + path, xml);
    return send(
        request.setHeader("Accept", "*/*").setHeader("Content-Type", "text/xml; charset=utf-8"));
  }

  /** Below the version: {@code /auth/signin}. */
  Answer call(String method, String path, String json) {
    return send(request(method, "/api/" + version + path, json));
  }

  /** Below the server. */
  Answer raw(String method, String path, String body) {
    return send(request(method, path, body));
  }

  HttpRequest.Builder request(String method, String path, String body) {
    var request =
        HttpRequest.newBuilder(URI.create(server + path))
            .header("Accept", "application/json")
            .method(method, BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    if (!token.isEmpty()) {
      request.header("X-Tableau-Auth", token);
    }
    return request;
  }

  /** Below the server, for answers that are files. */
  HttpResponse<byte[]> bytes(String path) {
    return send(request("GET", path, ""), BodyHandlers.ofByteArray());
  }

  Answer send(HttpRequest.Builder request) {
    return new Answer(send(request, BodyHandlers.ofString()));
  }

  private static <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> handler) {
    try {
      return HTTP.send(request.build(), handler);
    } catch (IOException broken) {
      throw new AssertionError("The simulator did not answer", broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }
}
