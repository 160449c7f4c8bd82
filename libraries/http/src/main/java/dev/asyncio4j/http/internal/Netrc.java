package dev.asyncio4j.http.internal;

import dev.asyncio4j.http.Http;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The file netrc: who one is on which machine. */
public final class Netrc {
  private Netrc() {}

  /**
   * Returns what a host is told of who asks; blocks.
   *
   * @param host the name of the machine
   * @return the value of a field Authorization; null: the file does not say
   */
  public static @Nullable String authorization(String host) {
    Path file = file();
    try {
      return file != null && Files.isReadable(file)
          ? authorization(Files.readString(file), host)
          : null;
    } catch (IOException unreadable) {
      return null;
    }
  }

  private static @Nullable Path file() {
    String named = System.getenv("NETRC");
    if (named == null) named = System.getProperty("asyncio4j.http.netrc");
    if (named != null) return Path.of(named);
    String home = System.getProperty("user.home");
    if (home == null) return null;
    Path usual = Path.of(home, ".netrc");
    return Files.exists(usual) ? usual : Path.of(home, "_netrc");
  }

  /**
   * Looks a host up.
   *
   * @param text of the file
   * @param host the name of the machine
   * @return the value of a field Authorization; null: the file does not say
   */
  static @Nullable String authorization(String text, String host) {
    List<String> words = words(text);
    String login = null;
    String account = null;
    String password = null;
    boolean mine = false;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      String value = i + 1 < words.size() ? words.get(i + 1) : "";
      if (word.equals("machine") || word.equals("default")) {
        if (mine) break;
        mine = word.equals("default") || value.equals(host);
        if (word.equals("machine")) i++;
      } else if (List.of("login", "user", "account", "password").contains(word)) {
        i++;
        if (!mine) continue;
        if (word.equals("password")) password = value;
        else if (word.equals("account")) account = value;
        else login = value;
      }
    }
    String user = login != null ? login : account;
    return user == null || password == null ? null : Http.encodeBasicAuth(user, password);
  }

  /** Parts the text into words; a comment or a macro is none. */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    boolean macro = false;
    for (String line : text.split("\n", -1)) {
      if (line.isBlank()) macro = false;
      if (macro || line.strip().startsWith("#")) continue;
      if (line.strip().startsWith("macdef")) {
        macro = true;
        continue;
      }
      for (String word : line.strip().split("\\s+")) {
        if (word.isEmpty()) continue;
        boolean quoted = word.length() > 1 && word.startsWith("\"") && word.endsWith("\"");
        words.add(quoted ? word.substring(1, word.length() - 1) : word);
      }
    }
    return words;
  }
}
