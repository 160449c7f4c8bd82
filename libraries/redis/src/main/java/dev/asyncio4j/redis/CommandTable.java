package dev.asyncio4j.redis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The facts of each command: {@code commands.tsv}. */
final class CommandTable {
  private static final Map<String, CommandSpec> ROWS = read();

  /** The first words of names that have two. */
  private static final Set<String> HEADS =
      ROWS.keySet().stream()
          .filter(name -> name.indexOf(' ') > 0)
          .map(name -> name.substring(0, name.indexOf(' ')))
          .collect(Collectors.toUnmodifiableSet());

  private CommandTable() {}

  static Collection<CommandSpec> all() {
    return ROWS.values();
  }

  /** Returns the row of a command, by a name in any case; a row that assumes nothing if unknown. */
  static CommandSpec of(String name) {
    var row = ROWS.get(name);
    return row != null ? row : find(name);
  }

  private static CommandSpec find(String name) {
    if (name.isBlank()) throw new DataException("a command has a name: got none");
    var upper = name.strip().toUpperCase(Locale.ROOT);
    var row = ROWS.get(upper);
    if (row != null) return row;
    int blank = upper.indexOf(' ');
    var main = blank < 0 ? null : ROWS.get(upper.substring(0, blank));
    return new CommandSpec(
        upper,
        main == null ? 1 : main.firstKey() == 0 ? 0 : main.firstKey() + 1,
        1,
        1,
        false,
        false,
        true,
        CommandSpec.Policy.ANY,
        "any",
        CommandSpec.words(upper));
  }

  /** Finds a command whose second word came as an argument: {@code CONFIG}, {@code GET}. */
  static CommandSpec of(Object[] arguments) {
    if (arguments.length == 0 || !(arguments[0] instanceof String name))
      throw new DataException("a command begins with its name, as text");
    var known = ROWS.get(name); // the case of each method, and quick
    if (known != null && !HEADS.contains(name)) return known;
    if (arguments.length > 1 && arguments[1] instanceof String second && name.indexOf(' ') < 0) {
      var row = ROWS.get((name + " " + second).toUpperCase(Locale.ROOT));
      if (row != null) return withHead(row, name);
    }
    return of(name);
  }

  private static CommandSpec withHead(CommandSpec row, String name) {
    return new CommandSpec(
        row.name(),
        row.firstKey(),
        row.lastKey(),
        row.step(),
        row.blocking(),
        row.readOnly(),
        row.shared(),
        row.policy(),
        row.reply(),
        CommandSpec.words(name));
  }

  private static Map<String, CommandSpec> read() {
    var rows = new HashMap<String, CommandSpec>();
    var file = Objects.requireNonNull(CommandTable.class.getResourceAsStream("commands.tsv"));
    try (var in = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      in.lines().skip(1).map(CommandTable::row).forEach(row -> rows.put(row.name(), row));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  /** Columns: name, group, arity, first, last, step, flags, policy, reply. */
  private static CommandSpec row(String line) {
    var columns = line.split("\t");
    var flags = columns[6];
    return new CommandSpec(
        columns[0],
        Integer.parseInt(columns[3]),
        Integer.parseInt(columns[4]),
        Integer.parseInt(columns[5]),
        flags.contains("b"),
        flags.contains("r"),
        !flags.contains("x"),
        CommandSpec.Policy.valueOf(columns[7]),
        columns[8],
        CommandSpec.words(columns[0]));
  }
}
