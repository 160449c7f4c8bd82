package dev.asyncio4j.mongo;

import com.mongodb.client.model.Collation;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The options of a write; each wither gives a changed copy.
 *
 * <p><i>Python:</i> the keyword arguments of {@code insert_many}, {@code update_one} and the like.
 */
public final class WriteOptions extends Options<WriteOptions> {
  private static final WriteOptions DEFAULTS = new WriteOptions();

  private boolean ordered = true;
  private boolean bypassValidation;
  private boolean upsert;
  private List<? extends Bson> arrayFilters = List.of();
  private @Nullable Collation collation;
  private @Nullable Bson hint;
  private @Nullable String comment;
  private @Nullable Session session;

  private WriteOptions() {}

  /** {@return writes in order, without upsert} */
  public static WriteOptions defaults() {
    return DEFAULTS;
  }

  /** {@return whether the first failure of several writes ends them; true at first} */
  public boolean ordered() {
    return ordered;
  }

  /**
   * Sets whether the first failure of several writes ends them.
   *
   * @param ordered false: the others go on
   * @return a changed copy
   */
  public WriteOptions ordered(boolean ordered) {
    return changed(copy -> copy.ordered = ordered);
  }

  /** {@return whether the collection's validation is passed by} */
  public boolean bypassValidation() {
    return bypassValidation;
  }

  /**
   * Sets whether the collection's validation is passed by.
   *
   * @param bypassValidation true: it is
   * @return a changed copy
   */
  public WriteOptions bypassValidation(boolean bypassValidation) {
    return changed(copy -> copy.bypassValidation = bypassValidation);
  }

  /** {@return whether a document is made where none is found} */
  public boolean upsert() {
    return upsert;
  }

  /**
   * Sets whether a document is made where none is found.
   *
   * @param upsert true: it is
   * @return a changed copy
   */
  public WriteOptions upsert(boolean upsert) {
    return changed(copy -> copy.upsert = upsert);
  }

  /** {@return which elements of arrays an update changes; empty: as the update says} */
  public List<? extends Bson> arrayFilters() {
    return arrayFilters;
  }

  /**
   * Sets which elements of arrays an update changes.
   *
   * @param arrayFilters a filter for each {@code $[name]} of the update
   * @return a changed copy
   */
  public WriteOptions arrayFilters(List<? extends Bson> arrayFilters) {
    return changed(copy -> copy.arrayFilters = List.copyOf(arrayFilters));
  }

  /** {@return how texts are compared; null: as the collection has it} */
  public @Nullable Collation collation() {
    return collation;
  }

  /**
   * Sets how texts are compared.
   *
   * @param collation how; null for the collection's way
   * @return a changed copy
   */
  public WriteOptions collation(@Nullable Collation collation) {
    return changed(copy -> copy.collation = collation);
  }

  /** {@return the index to use; null: the server's choice} */
  public @Nullable Bson hint() {
    return hint;
  }

  /**
   * Sets the index to use.
   *
   * @param hint its keys; null for the server's choice
   * @return a changed copy
   */
  public WriteOptions hint(@Nullable Bson hint) {
    return changed(copy -> copy.hint = hint);
  }

  /** {@return the text for the server's log; null: none} */
  public @Nullable String comment() {
    return comment;
  }

  /**
   * Sets a text for the server's log.
   *
   * @param comment the text; null for none
   * @return a changed copy
   */
  public WriteOptions comment(@Nullable String comment) {
    return changed(copy -> copy.comment = comment);
  }

  /** {@return the session; null: that of the transaction around, if any} */
  public @Nullable Session session() {
    return session;
  }

  /**
   * Sets the session that it belongs to.
   *
   * @param session the session; null for that of the transaction around, if any
   * @return a changed copy
   */
  public WriteOptions session(@Nullable Session session) {
    return changed(copy -> copy.session = session);
  }

  @Override
  public String toString() {
    return "WriteOptions["
        + "ordered="
        + ordered
        + ", bypassValidation="
        + bypassValidation
        + ", upsert="
        + upsert
        + ", arrayFilters="
        + arrayFilters
        + ", collation="
        + collation
        + ", hint="
        + hint
        + ", comment="
        + comment
        + ", session="
        + session
        + "]";
  }
}
