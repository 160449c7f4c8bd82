package dev.asyncio4j.mongo.odm;

import static dev.asyncio4j.Asyncio.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import dev.asyncio4j.mongo.FindOptions;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class QueryTest extends WithDocuments {
  static final class Address extends Embedded {
    static final Field<String> CITY = Fields.str().attribute("c");
  }

  static final class Person extends Doc {
    static final Field<String> LAST_NAME = Fields.str().attribute("lastName");
    static final Field<LocalDate> BORN = Fields.date().attribute("b");
    static final Field<List<Address>> ADDRESSES =
        Fields.list(Fields.embedded(Address.class)).attribute("a");
    static final Field<Map<String, Address>> BY_KIND =
        Fields.dict(Fields.embedded(Address.class)).attribute("k");
    static final Field<Ref<Person>> FRIEND = Fields.reference("Person");
    static final Field<List<Integer>> MARKS = Fields.list(Fields.integer()).attribute("m");
  }

  private static DocTypeImpl<Person> people(Instance instance) {
    instance.registerEmbedded(Address.class);
    return (DocTypeImpl<Person>) instance.register(Person.class);
  }

  private static void assertMapped(Bson filter, String expected) {
    assertThat(people(Instance.create()).mapped(filter)).isEqualTo(BsonDocument.parse(expected));
  }

  @Test
  @DisplayName("U-11 names of fields become those of the database, at any depth")
  void names() {
    assertMapped(Filters.eq("last_name", "A"), "{lastName: 'A'}");
    assertMapped(Filters.eq("lastName", "A"), "{lastName: 'A'}");
    assertMapped(Filters.eq("addresses.city", "B"), "{'a.c': 'B'}");
    assertMapped(Filters.eq("addresses.0.city", "B"), "{'a.0.c': 'B'}");
    assertMapped(Filters.eq("by_kind.city.city", "B"), "{'k.city.c': 'B'}");
    assertMapped(Filters.eq("id", 1), "{_id: 1}");
    assertMapped(Filters.eq("other.thing", 1), "{'other.thing': 1}");
    assertMapped(
        Filters.or(
            Filters.eq("last_name", "A"),
            Filters.and(Filters.gt("born", 1), Filters.lt("born", 2))),
        "{$or: [{lastName: 'A'}, {$and: [{b: {$gt: 1}}, {b: {$lt: 2}}]}]}");
    assertMapped(
        Filters.elemMatch("addresses", Filters.eq("city", "B")), "{a: {$elemMatch: {c: 'B'}}}");
    assertMapped(
        Filters.not(Filters.elemMatch("addresses", Filters.eq("city", "B"))),
        "{a: {$not: {$elemMatch: {c: 'B'}}}}");
    var inB = new Document("city", "B");
    assertMapped(new Document("addresses", inB), "{a: {c: 'B'}}");
    assertMapped(Filters.eq("addresses", List.of(inB)), "{a: [{c: 'B'}]}");
    assertMapped(Filters.ne("addresses", inB), "{a: {$ne: {c: 'B'}}}");
    assertMapped(Filters.in("addresses", List.of(inB)), "{a: {$in: [{c: 'B'}]}}");
    assertMapped(
        Filters.all("addresses", List.of(new Document("$elemMatch", inB))),
        "{a: {$all: [{$elemMatch: {c: 'B'}}]}}");
    assertMapped(Filters.where("true"), "{$where: 'true'}");
  }

  @Test
  @DisplayName("U-11 documents, references and what is embedded are values of filters")
  void values() {
    withInstance(
        instance -> {
          var people = people(instance);
          var ann = people.create(Map.of("last_name", "Ann"));
          await(ann.commit());
          var bob =
              people.create(
                  Map.of(
                      "last_name",
                      "Bob",
                      "friend",
                      ann,
                      "addresses",
                      List.of(Map.of("city", "X"))));
          await(bob.commit());
          assertThat(await(people.findOne(Filters.eq("friend", ann)))).isEqualTo(bob);
          assertThat(await(people.findOne(Filters.eq("friend", Ref.to(ann))))).isEqualTo(bob);
          assertThat(await(people.findOne(new Document("friend", ann)))).isEqualTo(bob);
          assertThat(
                  await(people.findOne(Filters.eq("addresses", bob.get(Person.ADDRESSES).get(0)))))
              .isEqualTo(bob);
          var unsaved = people.create();
          failure(NullPointerException.class, people.findOne(Filters.eq("friend", unsaved)));
        });
  }

  @Test
  @DisplayName("U-11 filters and orders by fields have the names and values of the database")
  void byFields() {
    withInstance(
        instance -> {
          var people = people(instance);
          for (int i = 1; i <= 3; i++)
            await(
                people
                    .create(
                        Map.of(
                            "last_name",
                            "N" + i,
                            "born",
                            LocalDate.of(2000, 1, i),
                            "marks",
                            List.of(i)))
                    .commit());
          var q = people.query();
          assertThat(await(people.countDocuments(q.eq(Person.LAST_NAME, "N1")))).isOne();
          assertThat(await(people.countDocuments(q.ne(Person.LAST_NAME, "N1")))).isEqualTo(2);
          assertThat(await(people.countDocuments(q.gt(Person.BORN, LocalDate.of(2000, 1, 1)))))
              .isEqualTo(2);
          assertThat(await(people.countDocuments(q.gte(Person.BORN, LocalDate.of(2000, 1, 1)))))
              .isEqualTo(3);
          assertThat(await(people.countDocuments(q.lt(Person.BORN, LocalDate.of(2000, 1, 2)))))
              .isOne();
          assertThat(await(people.countDocuments(q.lte(Person.BORN, LocalDate.of(2000, 1, 2)))))
              .isEqualTo(2);
          assertThat(await(people.countDocuments(q.in(Person.LAST_NAME, List.of("N1", "N2")))))
              .isEqualTo(2);
          assertThat(await(people.countDocuments(q.notIn(Person.LAST_NAME, List.of("N1", "N2")))))
              .isOne();
          assertThat(await(people.countDocuments(q.contains(Person.MARKS, 2)))).isOne();
          assertThat(await(people.countDocuments(q.exists(Person.FRIEND, false)))).isEqualTo(3);
          assertThat(q.path(Person.ADDRESSES, Address.CITY)).isEqualTo("a.c");
          assertThatThrownBy(() -> q.eq(Address.CITY, "x"))
              .isInstanceOf(IllegalArgumentException.class);
          var options =
              FindOptions.defaults()
                  .sort(Sorts.descending("last_name"))
                  .projection(Projections.include("last_name"));
          var found = await(people.find(Filters.exists("born"), options).toList());
          assertThat(found.stream().map(each -> each.get(Person.LAST_NAME)))
              .containsExactly("N3", "N2", "N1");
          assertThat(found.get(0).has(Person.BORN)).isFalse();
          var last =
              people.find(new Document(), FindOptions.defaults().sort(q.ascending(Person.BORN)));
          assertThat(await(last.next()).get(Person.LAST_NAME)).isEqualTo("N1");
          var cursor = people.find().sort("last_name", -1).limit(2).copy();
          cursor.projection(Projections.include("last_name"));
          var names = cursor.map(each -> each.get(Person.LAST_NAME) + each.has(Person.BORN));
          assertThat(await(names.toList())).containsExactly("N3false", "N2false");
          await(people.collection().createIndex(new Document("lastName", 1), new IndexOptions()));
          assertThat(await(people.find().hint(new Document("last_name", 1)).toList())).hasSize(3);
        });
  }
}
