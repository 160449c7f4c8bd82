package dev.asyncio4j.http.web;

import static dev.asyncio4j.Asyncio.*;
import java.time.Duration;

final class Scratch {
  public static void main(String[] args) {
    WebSites.serving(
        WebSites.app(
            Web.get(
                "/down",
                r -> {
                  var response = StreamResponse.create().contentLength(65536L * 1600);
                  await(response.prepare(r));
                  for (int i = 0; i < 1600; i++) await(response.write(new byte[65536]));
                  System.err.println("written");
                  return response;
                })),
        site -> {
          if (args.length > 0) {
            try (var session = dev.asyncio4j.http.ClientSession.create()) {
              for (int i = 0; i < 3; i++) {
                try (var response = await(session.get("http://127.0.0.1:" + site.port() + "/down"))) {
                  System.err.println("head " + i);
                  if (i == 2) {
                    System.err.println("first " + await(response.content().readExactly(10)).length);
                  } else {
                  long n = 0;
                  for (var c : each(response.content().chunked(65536))) n += c.length;
                  System.err.println(n);
                  }
                }
              }
            }
            return;
          }
          try (var c = site.connect()) {
            for (int i = 0; i < 3; i++) {
              WebSites.send(c, "GET /down HTTP/1.1\r\nHost: h\r\n\r\n");
              System.err.println(new String(await(c.reader().readUntil("\r\n\r\n".getBytes()))));
              await(sleep(Duration.ofMillis(100)));
              long n = 0;
              while (n < 65536L * 1600) n += await(c.reader().read((int) Math.min(65536, 65536L * 1600 - n))).length;
              System.err.println(n);
            }
          }
        });
  }
}
