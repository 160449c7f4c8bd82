package dev.asyncio4j.http.web;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A line for each request, by a format of Apache's tokens. */
final class AccessLog {
  private static final System.Logger.Level LEVEL = System.Logger.Level.DEBUG;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("'['dd/MMM/yyyy:HH:mm:ss xx']'", Locale.ENGLISH);
  private static final Pattern TOKEN =
      Pattern.compile("%(?:\\{([A-Za-z0-9_-]+)}([ioe])|(Tf|[atPrsbTD%]))");

  /** A part of a line. */
  private interface Part {
    String of(ServerExchange exchange, StreamResponse response);
  }

  private final System.@Nullable Logger logger;
  private final List<Part> parts;

  AccessLog(RunnerOptions options) {
    logger = options.accessLog();
    parts = compile(options.accessLogFormat());
  }

  /** The parts of a format. */
  private static List<Part> compile(String format) {
    var parts = new ArrayList<Part>();
    var matcher = TOKEN.matcher(format);
    int done = 0;
    while (matcher.find()) {
      var text = format.substring(done, matcher.start());
      parts.add((exchange, response) -> text);
      parts.add(
          matcher.group(3) != null
              ? value(matcher.group(3))
              : named(matcher.group(1), matcher.group(2)));
      done = matcher.end();
    }
    var text = format.substring(done);
    parts.add((exchange, response) -> text);
    return parts;
  }

  private static Part named(String name, String kind) {
    return switch (kind) {
      case "i" -> (x, response) -> escaped(x.request().headers().get(name, "-"));
      case "o" -> (x, response) -> escaped(response.headers().get(name, "-"));
      default -> {
        var value = System.getenv().getOrDefault(name, "-");
        yield (x, response) -> value;
      }
    };
  }

  private static Part value(String token) {
    return switch (token) {
      case "a" -> (x, response) -> x.request().remote() == null ? "-" : x.request().remote();
      case "t" ->
          (x, response) ->
              TIME.format(
                  ZonedDateTime.now(ZoneId.systemDefault()).minusNanos(x.nanosSinceStart()));
      case "P" -> (x, response) -> "<" + ProcessHandle.current().pid() + ">";
      case "r" -> (x, response) -> escaped(requestLine(x.request()));
      case "s" -> (x, response) -> Integer.toString(response.status());
      case "b" -> (x, response) -> Long.toString(x.writer().sent());
      case "T" -> (x, response) -> Long.toString(Math.round(x.nanosSinceStart() / 1e9));
      case "Tf" -> (x, response) -> String.format(Locale.ROOT, "%06f", x.nanosSinceStart() / 1e9);
      case "D" -> (x, response) -> Long.toString(x.nanosSinceStart() / 1000);
      default -> (x, response) -> "%";
    };
  }

  static String requestLine(Request request) {
    return request.method() + " " + request.rawPath() + " " + request.version();
  }

  /** One line stays one line, whatever a client sends. */
  private static String escaped(String text) {
    if (text.chars().noneMatch(c -> c < ' ' || c == 127 || c == '"')) return text;
    var escaped = new StringBuilder();
    for (char c : text.toCharArray()) {
      if (c == '"') escaped.append("\\\"");
      else if (c < ' ' || c == 127) escaped.append("\\x%02x".formatted((int) c));
      else escaped.append(c);
    }
    return escaped.toString();
  }

  void log(ServerExchange exchange, @Nullable StreamResponse response) {
    if (logger == null || response == null || !logger.isLoggable(LEVEL)) return;
    var line = new StringBuilder();
    for (var part : parts) line.append(part.of(exchange, response));
    logger.log(LEVEL, line.toString());
  }
}
