package dev.asyncio4j.postgres.session;

import dev.asyncio4j.postgres.PgRecord;
import dev.asyncio4j.postgres.codec.TypeCodec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The prepared statements of a session: the least recently used ones are dropped first. */
final class Statements {
  private final Session session;
  private final LinkedHashMap<String, Statement> cache = new LinkedHashMap<>(16, 0.75f, true);

  /** The time that a statement is kept, in nanoseconds; 0: for ever. */
  private final long lifetime;

  Statements(Session session) {
    this.session = session;
    lifetime = TimeUnit.NANOSECONDS.convert(session.options.statementCache().lifetime());
  }

  /** {@return the statement of a text, prepared if it is not yet} */
  Statement of(String sql) {
    var found = cache.get(sql);
    if (found != null && !isOld(found)) return found;
    if (found != null) remove(found);
    var options = session.options;
    int longest = options.statementCache().longest();
    boolean isKept =
        options.statementCache().size() > 0 && (longest == 0 || sql.length() <= longest);
    var statement = prepare(sql, options.statementCache().size() > 0);
    if (isKept) keep(statement);
    else statement.isOnce = options.statementCache().size() > 0;
    return statement;
  }

  private boolean isOld(Statement statement) {
    return lifetime > 0 && session.nanoTime() - statement.made > lifetime;
  }

  private void keep(Statement statement) {
    cache.put(statement.sql, statement);
    while (cache.size() > session.options.statementCache().size())
      remove(cache.values().iterator().next());
  }

  /**
   * Prepares a statement that is not kept.
   *
   * @param isNamed whether it lasts longer than until the next one
   */
  Statement prepare(String sql, boolean isNamed) {
    return prepare(sql, isNamed, () -> session.link.prepare(sql, isNamed));
  }

  /** Prepares a statement under a name, which is free when its user gives it up. */
  Statement prepare(String sql, String name) {
    var statement = prepare(sql, true, () -> session.link.prepare(sql, name));
    statement.isDropped = true;
    return statement;
  }

  private Statement prepare(String sql, boolean isNamed, Supplier<Answer> preparing) {
    var answer = session.finish(preparing.get());
    var unknown = unknown(answer);
    if (!unknown.isEmpty()) { // values of types that were unknown would be read wrongly
      if (isNamed) session.link.closeStatement(handle(answer));
      Introspection.learn(session, unknown);
      answer = session.finish(preparing.get());
    }
    var columns = new TypeCodec[answer.columns.size()];
    for (int i = 0; i < columns.length; i++)
      columns[i] = session.types.require(answer.columns.get(i).oid());
    var parameters = new TypeCodec[answer.parameters.length];
    for (int i = 0; i < parameters.length; i++)
      parameters[i] = session.types.require(answer.parameters[i]);
    return new Statement(
        sql, handle(answer), parameters, columns, answer.columns, session.nanoTime());
  }

  private static Object handle(Answer answer) {
    return Objects.requireNonNull(answer.handle);
  }

  private Set<Integer> unknown(Answer answer) {
    var unknown = new HashSet<Integer>();
    for (var column : answer.columns) addUnknown(column.oid(), unknown);
    for (int oid : answer.parameters) addUnknown(oid, unknown);
    return unknown;
  }

  private void addUnknown(int oid, Set<Integer> to) {
    if (session.types.find(oid) == null) to.add(oid);
  }

  /** Makes records; asks the server for types that only the values name. */
  List<PgRecord> records(Statement statement, List<@Nullable Object[]> rows) {
    return statement.records(rows, unknown -> Introspection.learn(session, Set.of(unknown.oid())));
  }

  /** Drops a statement; the server forgets it with the next command, once nobody uses it. */
  void remove(Statement statement) {
    cache.remove(statement.sql, statement);
    drop(statement);
  }

  private void drop(Statement statement) {
    statement.isDropped = true;
    if (statement.users == 0 && !session.isClosed()) session.link.closeStatement(statement.handle);
  }

  /** Tells that a statement of {@link #of} was run. */
  void ran(Statement statement) {
    if (statement.isOnce) remove(statement);
  }

  void use(Statement statement) {
    statement.users++;
  }

  void unuse(Statement statement) {
    if (--statement.users == 0 && statement.isDropped) drop(statement);
  }

  /** Drops all that are kept. */
  void clear() {
    for (var statement : new ArrayList<>(cache.values())) remove(statement);
  }

  int size() {
    return cache.size();
  }
}
