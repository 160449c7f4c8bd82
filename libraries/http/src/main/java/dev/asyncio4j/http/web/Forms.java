package dev.asyncio4j.http.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.http.MultiDict;
import dev.asyncio4j.http.internal.ListMultiDict;
import dev.asyncio4j.http.internal.Quoting;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.util.Set;

/** Forms that were posted. */
final class Forms {
  private static final Set<String> METHODS = Set.of("PATCH", "POST", "PUT", "TRACE", "DELETE");

  private Forms() {}

  static MultiDict<FormValue> read(RequestImpl request) throws Exception {
    var form = new ListMultiDict<FormValue>();
    if (!METHODS.contains(request.method())) return form;
    boolean isUntold = !request.headers().contains("Content-Type");
    if (isUntold || request.contentType().equals("application/x-www-form-urlencoded")) {
      var charset = request.charset().orElse(UTF_8);
      pairs(new String(request.body().read(request.maxSize()), charset), charset, form);
    }
    return form;
  }

  private static void pairs(String text, Charset charset, ListMultiDict<FormValue> form) {
    for (var pair : text.strip().split("&")) {
      if (pair.isEmpty()) continue;
      int equals = pair.indexOf('=');
      var name = equals < 0 ? pair : pair.substring(0, equals);
      var value = equals < 0 ? "" : pair.substring(equals + 1);
      form.put(decode(name, charset), new FormValue.Text(decode(value, charset)));
    }
  }

  private static String decode(String text, Charset charset) {
    if (charset.equals(UTF_8)) return Quoting.unquotePlus(text);
    try {
      return URLDecoder.decode(text, charset);
    } catch (IllegalArgumentException broken) {
      return text;
    }
  }

  /** Deletes the files of a form. */
  static void delete(MultiDict<FormValue> form) {}
}
