package dev.asyncio4j.http.web;

import static org.assertj.core.api.Assertions.assertThat;
import static dev.asyncio4j.Asyncio.*;

import org.junit.jupiter.api.Test;

class FirstTest {
  @Test
  void hello() {
    WebSites.serving(
        WebSites.app(Web.get("/{name}", r -> Response.text("Hello, " + r.matchInfo().get("name"))),
        Web.post("/", r -> Response.text(await(r.text())))),
        site -> {
          var reply = site.get("/J%C3%BCrgen");
          System.out.println(reply + " " + reply.headers() + reply.body());
          System.out.println(site.send("POST", "/", "body"));
          System.out.println(site.send("POST", "/", "body").body());
          System.out.println(site.raw("GET / HTTP/1.1\r\n\r\n"));
          System.out.println(site.raw("GET /a HTTP/1.0\r\n\r\n"));
        });
  }
}
