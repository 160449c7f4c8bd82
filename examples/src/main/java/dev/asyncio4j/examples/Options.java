package dev.asyncio4j.examples;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command line of SiteStatus. */
public final class Options {
  public static final String HELP =
      """
      Checks web sites, first one by one, then all at once, and shows what came of it.

      Usage: SiteStatus [options] [URL ...]

      URLs (http:// or https://) come from the arguments, from --file, or from standard input
      (say - to wait for it). Without any, the program starts 40 sites of its own and checks those.

        --file FILE        read URLs from FILE: one per line, # starts a comment
        --timeout SECONDS  the most time per site (default 1)
        --limit N          the most connections at once (default 100)
        --sites N          start and check N local sites instead of 40
        --sequential       check one by one too, even more than 100 sites
        --skip-sequential  do not check one by one
        --help             show this text
      """;

  private static final int MOST_ONE_BY_ONE = 100;

  private final List<String> urls = new ArrayList<>();
  private Duration timeout = Duration.ofSeconds(1);
  private int limit = 100;
  private int localSites;
  private boolean help;
  private @Nullable String file;
  private @Nullable Boolean sequential;

  private Options() {}

  /** Reads the command line; a {@link UsageException} tells what is wrong with it. */
  public static Options parse(String... args) {
    var options = new Options();
    var rest = new ArrayDeque<>(List.of(args));
    while (!rest.isEmpty()) options.take(rest);
    if (options.localSites > 0 && options.hasInput()) {
      throw new UsageException("--sites makes sites of its own: leave it out or the URLs");
    }
    return options;
  }

  private void take(Deque<String> rest) {
    var argument = rest.pop();
    if (!argument.startsWith("-") || argument.equals("-")) {
      urls.add(argument);
      return;
    }
    int equals = argument.indexOf('=');
    var name = equals < 0 ? argument : argument.substring(0, equals);
    if (equals >= 0) rest.push(argument.substring(equals + 1));
    switch (name) {
      case "--file" -> file = value(name, rest);
      case "--timeout" -> timeout = seconds(name, value(name, rest));
      case "--limit" -> limit = count(name, value(name, rest));
      case "--sites" -> localSites = count(name, value(name, rest));
      case "--sequential" -> sequential = true;
      case "--skip-sequential" -> sequential = false;
      case "--help", "-h" -> help = true;
      default -> throw new UsageException("unknown option " + name);
    }
  }

  private static String value(String name, Deque<String> rest) {
    if (rest.isEmpty()) throw new UsageException(name + " needs a value");
    return rest.pop();
  }

  private static int count(String name, String value) {
    try {
      int number = Integer.parseInt(value);
      if (number >= 1) return number;
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new UsageException(name + " must be a whole number from 1, not \"" + value + "\"");
  }

  private static Duration seconds(String name, String value) {
    try {
      double number = Double.parseDouble(value);
      if (number >= 0.001 && number <= 86_400) return Duration.ofNanos(Math.round(number * 1e9));
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new UsageException(name + " must be seconds from 0.001 to 86400, not \"" + value + "\"");
  }

  public boolean help() {
    return help;
  }

  public Duration timeout() {
    return timeout;
  }

  public int limit() {
    return limit;
  }

  /** The number of local sites that are asked for; 0 if none. */
  public int localSites() {
    return localSites;
  }

  public List<String> urls() {
    return urls;
  }

  public @Nullable String file() {
    return file;
  }

  public boolean hasInput() {
    return file != null || !urls.isEmpty();
  }

  /** True to check one by one as well. */
  public boolean sequential(int sites) {
    return sequential != null ? sequential : sites <= MOST_ONE_BY_ONE;
  }

  /** True if the user has not said it, so that the program must. */
  public boolean skipsSilently(int sites) {
    return sequential == null && sites > MOST_ONE_BY_ONE;
  }
}
