package dev.asyncio4j.benchmarks.libraries;

import java.util.ArrayList;
import java.util.List;

/** The queries that the clients of PostgreSQL are measured by; postgres_costs.py has them, too. */
public enum Query {
  SMALL("select $1::int + 1", "SELECT $1::int + 1", 7, 500),
  ROWS(
      "1,000 rows of int and text",
      "SELECT i, 'row ' || i AS t FROM generate_series(1, $1::int) i",
      1000,
      50),
  INTS("1,000 ints", "SELECT i FROM generate_series(1, $1::int) i", 1000, 50),
  TYPES(
      "pg_type, 12 columns",
      "SELECT typname, typnamespace, typowner, typlen, typbyval, typcategory, typispreferred,"
          + " typisdefined, typdelim, typrelid, typelem, typarray FROM pg_type"
          + " WHERE oid < $1::int",
      1_000_000,
      20),
  PIPELINED("pipelined on one connection", "SELECT $1::int + 1", 7, 2000),
  MANY("executeMany, 1,000 × 3", "INSERT INTO bench VALUES ($1, $2, $3)", 1000, 3),
  COPY("COPY in, 10,000 × 3", "bench", 10_000, 3);

  /** The numbers of tasks. */
  static final List<Integer> TASKS = List.of(1, 10, 50);

  /** The connections of a pool. */
  static final int POOL = 10;

  static final String TABLE = "CREATE TEMPORARY TABLE bench(id int, name text, amount float8)";

  final String sql;

  /** The argument of a query; the rows of what writes. */
  final int argument;

  /** The number that is run between two looks at the clock. */
  final int count;

  private final String title;

  Query(String title, String sql, int argument, int count) {
    this.title = title;
    this.sql = sql;
    this.argument = argument;
    this.count = count;
  }

  /** {@return whether it is run by each number of tasks, held and pooled} */
  boolean isRead() {
    return ordinal() < PIPELINED.ordinal();
  }

  String row(int tasks, boolean isPooled) {
    if (!isRead()) return title;
    var who = tasks == 1 ? "1 task" : tasks + " tasks";
    return "%s: %s, %s".formatted(title, who, isPooled ? "pooled" : "held");
  }

  /** {@return the rows of the table, in order} */
  public static List<String> rows() {
    var rows = new ArrayList<String>();
    for (var query : values()) {
      if (!query.isRead()) rows.add(query.title);
      else
        for (boolean isPooled : List.of(false, true))
          for (int tasks : TASKS) rows.add(query.row(tasks, isPooled));
    }
    return rows;
  }

  /** {@return the rows that are written: an int, a text, a float8} */
  List<Object[]> written() {
    var rows = new ArrayList<Object[]>();
    for (int i = 0; i < argument; i++) rows.add(new Object[] {i, "name " + i, i / 2.0});
    return rows;
  }
}
