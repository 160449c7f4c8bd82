package dev.asyncio4j.http.web;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.http.web.WebSites.app;
import static dev.asyncio4j.http.web.WebSites.serving;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Forms that cost more than the content of their parts. */
class FormLimitsTest {
  private static final String TYPE = "multipart/form-data; boundary=b";

  private static String part(String headers, String content) {
    return "--b\r\nContent-Disposition: form-data; " + headers + "\r\n\r\n" + content + "\r\n";
  }

  private static void assertAnswer(String form, int status, String text) {
    serving(
        app(Web.post("/", r -> Response.text(await(r.post()).size() + " fields"))),
        site -> {
          var reply = site.send("POST", "/", form + "--b--", "Content-Type", TYPE);
          assertThat(reply.body()).startsWith(text);
          assertThat(reply.statusCode()).isEqualTo(status);
        });
  }

  @Test
  @DisplayName("HTTP-M-04 clientMaxSize counts the parts themselves, not only their content")
  void parts() {
    assertAnswer(part("name=a", "1").repeat(1000), 200, "1000 fields");
    assertAnswer(part("name=a", "").repeat(10_000), 413, "Maximum request body size 1048576");
  }

  @Test
  @DisplayName("HTTP-M-04 clientMaxSize counts names and other headers of parts")
  void headers() {
    var name = "n".repeat(4000);
    assertAnswer(part("name=" + name, "").repeat(10), 200, "10 fields");
    assertAnswer(part("name=" + name, "").repeat(300), 413, "Maximum request body size 1048576");
  }

  @Test
  @DisplayName("HTTP-M-02 a part of base64 that is white space is refused with 400")
  void whiteSpace() {
    var headers = "name=a\r\nContent-Transfer-Encoding: base64";
    assertAnswer(part(headers, "A" + " ".repeat(1 << 20)), 400, "Got more than 65536 bytes");
    assertAnswer(part(headers, "Y" + " ".repeat(1000) + "Q=="), 200, "1 fields");
  }

  @Test
  @DisplayName("HTTP-M-02 a form that is malformed is refused with 400")
  void malformed() {
    assertAnswer("--b\nContent-Disposition: form-data; name=a\n\n1\n", 400, "Line of a multipart");
  }
}
