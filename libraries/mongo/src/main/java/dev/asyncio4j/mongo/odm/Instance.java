package dev.asyncio4j.mongo.odm;

import dev.asyncio4j.Body1;
import dev.asyncio4j.VoidBody1;
import dev.asyncio4j.mongo.MongoDatabase;
import dev.asyncio4j.mongo.Session;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Classes of documents that know one another, and their database.
 *
 * <p><i>Python:</i> {@code MotorAsyncIOInstance}.
 *
 * <p><b>Thread and loop:</b> classes may be registered anywhere, once.
 *
 * <pre>{@code
 * class Author extends Doc {
 *   static final Field<String> NAME = Fields.str().required();
 * }
 * class Book extends Doc {
 *   static final Field<Ref<Author>> AUTHOR = Fields.reference(Author.class);
 * }
 * Instance instance = Instance.create();
 * DocType<Author> authors = instance.register(Author.class);
 * DocType<Book> books = instance.register(Book.class);
 * instance.database(MongoClient.create("mongodb://localhost").database("library"));
 * }</pre>
 */
public interface Instance {
  /** {@return an instance without a database} */
  static Instance create() {
    return new InstanceImpl(null);
  }

  /**
   * Returns an instance.
   *
   * @param database the database of its documents
   * @return the instance
   */
  static Instance of(MongoDatabase database) {
    return new InstanceImpl(database);
  }

  /**
   * Sets the database.
   *
   * <p><i>Python:</i> {@code set_db}.
   *
   * @param database the database of its documents from now on
   */
  void database(MongoDatabase database);

  /**
   * Returns the database.
   *
   * @return the database
   * @throws NoDatabaseException if there is none yet
   */
  MongoDatabase database();

  /**
   * Registers a class of documents.
   *
   * @param type the class; what it extends, and what it embeds, is registered before
   * @param <D> the class
   * @return its type, which makes and finds documents
   * @throws AlreadyRegisteredDocumentException if there is one of its simple name
   * @throws NotRegisteredDocumentException if it embeds or extends what is not registered
   * @throws DocumentDefinitionException if its fields contradict each other, or cannot be read
   */
  <D extends Doc> DocType<D> register(Class<D> type);

  /**
   * Registers a class of documents inside of others.
   *
   * @param type the class; what it extends, and what it embeds, is registered before
   * @param <E> the class
   * @return its type, which makes documents
   * @throws AlreadyRegisteredDocumentException if there is one of its simple name
   * @throws NotRegisteredDocumentException if it embeds or extends what is not registered
   * @throws DocumentDefinitionException if its fields contradict each other, or cannot be read
   */
  <E extends Embedded> EmbeddedType<E> registerEmbedded(Class<E> type);

  /**
   * Returns a registered type.
   *
   * @param name the simple name of its class
   * @return the type
   * @throws NotRegisteredDocumentException if there is none
   */
  DocType<?> retrieveDocument(String name);

  /**
   * Returns a registered type of documents inside of others.
   *
   * @param name the simple name of its class
   * @return the type
   * @throws NotRegisteredDocumentException if there is none
   */
  EmbeddedType<?> retrieveEmbeddedDocument(String name);

  /**
   * Runs a body with a session, which the operations of its documents join.
   *
   * <p><i>Python:</i> {@code async with instance.session()}.
   *
   * <p><b>Cancellation:</b> of the body closes the session.
   *
   * @param body gets the session; it may await
   * @param <T> the type of the result
   * @return what the body gave
   * @throws NoDatabaseException if there is no database yet
   */
  <T extends @Nullable Object> T session(Body1<Session, T> body);

  /**
   * Runs a body without a result with a session.
   *
   * @param body gets the session; it may await
   * @throws NoDatabaseException if there is no database yet
   */
  default void session(VoidBody1<Session> body) {
    this.<@Nullable Void>session(
        session -> {
          body.accept(session);
          return null;
        });
  }

  /**
   * Sets what translates the texts of errors.
   *
   * <p><i>Python:</i> {@code umongo.set_gettext}.
   *
   * @param translation from the text in English
   */
  void messages(UnaryOperator<String> translation);
}
