package dev.asyncio4j.mongo.odm;

import static dev.asyncio4j.Asyncio.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.DBRef;
import com.mongodb.client.model.Updates;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReferenceTest extends WithDocuments {
  static final class Author extends Doc {
    static final Field<String> NAME = Fields.str();
  }

  static final class Book extends Doc {
    static final Field<Ref<Author>> AUTHOR = Fields.reference("Author");
    static final Field<List<Ref<Book>>> SEQUELS = Fields.list(Fields.reference(Book.class));
    static final Field<Ref<? extends Doc>> ABOUT = Fields.genericReference();
    static final Field<Integer> PAGES = Fields.integer();
  }

  /** Types, and an author in the database. */
  private record Library(DocType<Author> authors, DocType<Book> books, Author ann) {}

  private static Library library(Instance instance) {
    var books = instance.register(Book.class);
    var authors = instance.register(Author.class);
    var ann = authors.create(Map.of("name", "Ann"));
    await(ann.commit());
    return new Library(authors, books, ann);
  }

  @Test
  @DisplayName("U-13 fetch keeps the document, forceReload and noData do what they say")
  void fetched() {
    withInstance(
        instance -> {
          var it = library(instance);
          var book = it.books.create(Map.of("author", it.ann));
          await(book.commit());
          var ref = book.get(Book.AUTHOR);
          var checked = await(ref.fetch(RefOptions.defaults().noData(true)));
          assertThat(checked.has(Author.NAME)).isFalse();
          var first = await(ref.fetch());
          assertThat(first.get(Author.NAME)).isEqualTo("Ann");
          await(it.authors.collection().updateOne(new Document(), Updates.set("name", "Bea")));
          assertThat(await(ref.fetch())).isSameAs(first);
          var again = await(ref.fetch(RefOptions.defaults().forceReload(true)));
          assertThat(again.get(Author.NAME)).isEqualTo("Bea");
          assertThat(await(ref.exists())).isTrue();
          assertThat(ref.type()).isSameAs(it.authors);
        });
  }

  @Test
  @DisplayName("U-13 a missing document is a ValidationException, nothing a NoneReferenceException")
  void missing() {
    withInstance(
        instance -> {
          var it = library(instance);
          var book = it.books.create(Map.of("author", new ObjectId()));
          assertThat(refused(() -> await(book.commit())))
              .isEqualTo(Map.of("author", List.of("Reference not found for document Author.")));
          assertThat(await(book.get(Book.AUTHOR).exists())).isFalse();
          failure(ValidationException.class, book.get(Book.AUTHOR).fetch());
          var none = new RefImpl<>((DocTypeImpl<Author>) it.authors, null, "");
          failure(NoneReferenceException.class, none.fetch());
        });
  }

  @Test
  @DisplayName("U-13 documents, keys, texts and DBRefs are taken; those of another type refused")
  void taken() {
    withInstance(
        instance -> {
          var it = library(instance);
          var pk = (ObjectId) it.ann.pk();
          for (Object each : List.of(it.ann, Ref.to(it.ann), pk, pk.toHexString(), it.ann.dbref()))
            assertThat(it.books.create(Map.of("author", each)).get(Book.AUTHOR).pk()).isEqualTo(pk);
          var book = it.books.create();
          assertThat(refused(() -> book.set("author", new DBRef("other", pk))))
              .isEqualTo(Map.of("author", List.of("DBRef must be on collection `author`.")));
          await(book.commit());
          for (Object each : List.of(book, Ref.to(book)))
            assertThat(refused(() -> it.books.create(Map.of("author", each))))
                .isEqualTo(Map.of("author", List.of("`Author` reference expected.")));
          var unsaved = it.authors.create();
          assertThat(refused(() -> it.books.create(Map.of("author", unsaved))))
              .isEqualTo(
                  Map.of(
                      "author",
                      List.of("Cannot reference a document that has not been created yet.")));
          assertThatThrownBy(() -> Ref.to(unsaved)).isInstanceOf(NotCreatedException.class);
        });
  }

  @Test
  @DisplayName("U-13 only references that were changed are looked for at a commit")
  void changedOnly() {
    withInstance(
        instance -> {
          var it = library(instance);
          var book = it.books.create(Map.of("author", it.ann));
          await(book.commit());
          await(it.authors.collection().deleteMany(new Document()));
          book.set(Book.PAGES, 1);
          await(book.commit());
          book.set(Book.PAGES, 2);
          assertThat(
                  refused(() -> await(book.commit(CommitOptions.defaults().ioValidateAll(true)))))
              .containsOnlyKeys("author");
        });
  }

  @Test
  @DisplayName("U-13 references in lists are told by their index")
  void lists() {
    withInstance(
        instance -> {
          var it = library(instance);
          var first = it.books.create();
          await(first.commit());
          var second = it.books.create(Map.of("sequels", List.of(first, new ObjectId())));
          assertThat(refused(() -> await(second.commit())))
              .isEqualTo(
                  Map.of("sequels", Map.of(1, List.of("Reference not found for document Book."))));
        });
  }

  @Test
  @DisplayName("U-14 generic references keep the class beside the key, and can be fetched")
  void generic() {
    withInstance(
        instance -> {
          var it = library(instance);
          var book = it.books.create(Map.of("about", it.ann));
          await(book.commit());
          var stored = await(it.books.collection().findOne(new Document()));
          assertThat(stored.get("about"))
              .isEqualTo(new Document("_id", it.ann.pk()).append("_cls", "Author"));
          var found = await(it.books.findOne());
          assertThat((Object) await(found.get(Book.ABOUT).fetch())).isEqualTo(it.ann);
          assertThat(found.dump().get("about"))
              .isEqualTo(Map.of("id", "" + it.ann.pk(), "cls", "Author"));
          assertThat(refused(() -> it.books.create(Map.of("about", Map.of("id", 1)))))
              .containsOnlyKeys("about");
          assertThat(refused(() -> it.books.create(Map.of("about", Map.of("cls", "X", "id", 1)))))
              .isEqualTo(Map.of("about", List.of("Unknown document `X`.")));
        });
  }

  @Test
  @DisplayName("U-14 a reference by name waits for its class; one that never comes is told")
  void forward() {
    var books = Instance.create().register(Book.class);
    assertThatThrownBy(() -> books.create(Map.of("author", new ObjectId())))
        .isInstanceOf(NotRegisteredDocumentException.class)
        .hasMessageContaining("author")
        .hasMessageContaining("Author");
    var shelves = Instance.create().register(Shelf.class);
    assertThatThrownBy(() -> shelves.create(Map.of("owners", List.of(new ObjectId()))))
        .isInstanceOf(NotRegisteredDocumentException.class)
        .hasMessageContaining("owners")
        .hasMessageContaining("Nobody");
  }

  static final class Shelf extends Doc {
    static final Field<List<Ref<Doc>>> OWNERS = Fields.list(Fields.reference("Nobody"));
  }
}
