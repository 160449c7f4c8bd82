package dev.asyncio4j.http.web;

import static dev.asyncio4j.http.web.WebSites.app;
import static dev.asyncio4j.http.web.WebSites.reply;
import static dev.asyncio4j.http.web.WebSites.serving;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RequestValuesTest {
  private static final String LAST = "GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";

  @Test
  @DisplayName(
      "HTTP-W-25 host, scheme, remote: by the header Host and the connection, never by Forwarded")
  void origin() {
    serving(
        app(
            Web.get(
                "/x",
                r ->
                    Response.text(
                        String.join(
                            " ",
                            r.scheme(),
                            r.host(),
                            String.valueOf(r.remote()),
                            r.url().toString(),
                            r.forwarded().toString())))),
        site -> {
          assertThat(
                  site.raw(
                      "GET /x?q HTTP/1.1\r\n"
                          + "Host: name:81\r\n"
                          + "Forwarded: for=1.2.3.4;proto=https, for=\"[::1]\"\r\n"
                          + "X-Forwarded-Proto: https\r\n"
                          + "Connection: close\r\n\r\n"))
              .endsWith(
                  "http name:81 127.0.0.1 http://name:81/x?q [{for=1.2.3.4, proto=https},"
                      + " {for=[::1]}]");
          assertThat(site.raw("GET /x HTTP/1.0\r\n\r\n")).contains("http 127.0.0.1 127.0.0.1 ");
          assertThat(site.raw("GET http://other.org/x HTTP/1.0\r\nHost: h\r\n\r\n"))
              .contains("http other.org 127.0.0.1 http://other.org/x");
        });
  }

  @Test
  @DisplayName("HTTP-W-25 a copy of a request has what it is told; its values are its own")
  void copies() {
    RequestKey<String> key = RequestKey.of("key", String.class);
    serving(
        app(
            Web.get(
                "/x",
                r -> {
                  r.set(key, "first");
                  var copy =
                      r.copy(
                          CopyOptions.defaults()
                              .method("put")
                              .scheme("https")
                              .host("h2")
                              .remote("9.9.9.9")
                              .relUrl("/y?z=1"));
                  copy.set(key, "second");
                  return Response.text(
                      String.join(
                          " ",
                          copy.method(),
                          copy.url().toString(),
                          copy.remote(),
                          "" + copy.isSecure(),
                          r.get(key),
                          r.method(),
                          r.path()));
                })),
        site ->
            assertThat(site.get("/x").body())
                .isEqualTo("PUT https://h2/y?z=1 9.9.9.9 true first GET /x"));
  }

  @Test
  @DisplayName(
      "HTTP-W-16 cookies: set, delete, quoting; control characters are refused; bad ones of a"
          + " request are skipped")
  void cookies() {
    serving(
        app(
            Web.get(
                "/",
                r ->
                    Response.text(r.cookies().toString())
                        .setCookie("plain", "a-b")
                        .setCookie("quoted", "a b;\"c\"")
                        .setCookie(
                            "all",
                            "x",
                            CookieOptions.defaults()
                                .domain("h.org")
                                .path("/p")
                                .secure(true)
                                .httpOnly(true)
                                .sameSite("Lax")
                                .partitioned(true)
                                .maxAge(Duration.ofMinutes(1)))
                        .deleteCookie("gone"))),
        site -> {
          var reply =
              site.raw(
                  LAST.replace(
                      "\r\n\r\n", "\r\nCookie: a=1; bad; b=\"2 \\\"3\\054\"; =x; c=\r\n\r\n"));
          assertThat(reply)
              .contains("Set-Cookie: plain=a-b; Path=/\r\n")
              .contains("Set-Cookie: quoted=\"a b\\073\\\"c\\\"\"; Path=/\r\n")
              .contains(
                  "Set-Cookie: all=x; Domain=h.org; HttpOnly; Max-Age=60; Partitioned; Path=/p;"
                      + " SameSite=Lax; Secure\r\n")
              .contains(
                  "Set-Cookie: gone=; expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/\r\n")
              .endsWith("{a=1, b=2 \"3,, c=}");
        });
    assertThatThrownBy(() -> Response.text("").setCookie("a b", ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Response.text("").setCookie("a", "b\n"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CookieOptions.defaults().path("/; Evil"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
