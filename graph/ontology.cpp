#include "graph/ontology.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "graph/data_directory.hpp"
#include "graph/detail/json.hpp"
#include "graph/error.hpp"

namespace graphwright {

struct Ontology::Content {
  std::string name;
  std::string version;
  std::vector<EntityType> entity_types;
  std::vector<RelationType> relation_types;
  std::map<std::string, std::size_t, std::less<>> entity_type_index;
  std::map<std::string, std::size_t, std::less<>> relation_type_index;
};

namespace {

using detail::JsonFile;
using detail::JsonRecord;

constexpr int format = 1;

const std::set<std::string, std::less<>> file_keys = {"format", "name", "version", "entity_types",
                                                      "relation_types"};
const std::set<std::string, std::less<>> entity_type_keys = {"name", "description", "wikidata",
                                                             "schema_org"};
const std::set<std::string, std::less<>> relation_type_keys = {
    "name",        "label",    "subject",           "object",          "inverse",    "broader",
    "description", "wikidata", "wikidata_reversed", "wikidata_object", "qualifiers", "symmetric",
    "open",        "sensitive"};

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw Error(path.string(), 0, "cannot be read");
  return {std::istreambuf_iterator<char>(in), {}};
}

void check_keys(const JsonRecord& record, const std::set<std::string, std::less<>>& known) {
  for (const std::string& key : record.keys()) {
    if (!known.contains(key)) {
      record.fail(fmt::format("unknown key '{}' (known: {})", key, fmt::join(known, ", ")));
    }
  }
}

std::string type_name(const JsonRecord& record) {
  std::string name = record.text("name");
  if (name.empty()) record.fail("'name' is empty");
  return name;
}

std::string spaced(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

/// A list of entity types; "any" is the empty list.
std::vector<std::string> argument_types(const JsonRecord& record, std::string_view key) {
  std::vector<std::string> types = record.texts(key);
  if (types.empty()) {
    record.fail(
        fmt::format("'{}' is missing: a list of entity types or [\"any\"] is expected", key));
  }
  if (std::find(types.begin(), types.end(), "any") != types.end()) types.clear();
  return types;
}

EntityType read_entity_type(const JsonRecord& record) {
  check_keys(record, entity_type_keys);
  return {type_name(record), record.text_or("description", ""), record.text_or("wikidata", ""),
          record.text_or("schema_org", "Thing")};
}

RelationType read_relation_type(const JsonRecord& record) {
  check_keys(record, relation_type_keys);
  RelationType type;
  type.name = type_name(record);
  type.label = record.text_or("label", spaced(type.name));
  type.subject = argument_types(record, "subject");
  type.object = argument_types(record, "object");
  type.inverse = record.text_or("inverse", "");
  type.broader = record.text_or("broader", "");
  type.wikidata = record.text_or("wikidata", "");
  type.wikidata_reversed = record.flag("wikidata_reversed");
  type.wikidata_object = record.texts("wikidata_object");
  type.qualifiers = record.texts("qualifiers");
  type.symmetric = record.flag("symmetric");
  type.open = record.flag("open");
  type.sensitive = record.flag("sensitive");
  return type;
}

/// Puts a type into a list, in the place of one of the same name if the earlier file had it.
template <typename Type>
void place(std::vector<Type>& types, std::map<std::string, std::size_t, std::less<>>& index,
           std::set<std::string>& of_this_file, Type type, const JsonRecord& record) {
  if (!of_this_file.insert(type.name).second) {
    record.fail(fmt::format("'{}' is defined twice", type.name));
  }
  const auto [found, added] = index.emplace(type.name, types.size());
  if (added) {
    types.push_back(std::move(type));
  } else {
    types[found->second] = std::move(type);
  }
}

bool listed(const std::vector<std::string>& types, std::string_view type) {
  return types.empty() || std::find(types.begin(), types.end(), type) != types.end();
}

}  // namespace

bool RelationType::accepts(std::string_view subject_type,
                           std::string_view object_type) const noexcept {
  return listed(subject, subject_type) && listed(object, object_type);
}

Ontology::Ontology() : content_(std::make_shared<const Content>()) {}

Ontology::Ontology(std::shared_ptr<const Content> content) : content_(std::move(content)) {}

Ontology Ontology::load(const std::filesystem::path& file,
                        const std::vector<std::filesystem::path>& extensions) {
  auto content = std::make_shared<Content>();
  std::vector<std::filesystem::path> paths = {file};
  paths.insert(paths.end(), extensions.begin(), extensions.end());
  std::map<std::string, Error>
      references;  // what each type refers to, with the error if it is never defined

  for (const std::filesystem::path& path : paths) {
    const JsonFile json(read_file(path), path.string());
    const JsonRecord root = json.root();
    check_keys(root, file_keys);
    if (root.number("format") != format) root.fail(fmt::format("'format' is not {}", format));
    if (content->name.empty()) {
      content->name = root.text("name");
      content->version = root.text_or("version", "");
    } else {
      content->name += "+" + root.text("name");
    }
    std::set<std::string> names;
    for (const JsonRecord& record : root.records("entity_types")) {
      place(content->entity_types, content->entity_type_index, names, read_entity_type(record),
            record);
    }
    for (const JsonRecord& record : root.records("relation_types")) {
      RelationType type = read_relation_type(record);
      const auto refer = [&](const std::string& to, std::string_view kind) {
        references.emplace(fmt::format("{}:{}", kind, to),
                           Error(path.string(), record.line(),
                                 fmt::format("'{}' names the {} type '{}', which is not defined",
                                             type.name, kind, to)));
      };
      for (const auto* types : {&type.subject, &type.object, &type.wikidata_object}) {
        for (const std::string& name : *types) refer(name, "entity");
      }
      if (!type.broader.empty()) refer(type.broader, "relation");
      place(content->relation_types, content->relation_type_index, names, std::move(type), record);
    }
  }
  for (const auto& [reference, error] : references) {
    const std::size_t colon = reference.find(':');
    const std::string to = reference.substr(colon + 1);
    const auto& index =
        reference.front() == 'e' ? content->entity_type_index : content->relation_type_index;
    if (!index.contains(to)) throw error;
  }
  return Ontology(std::move(content));
}

Ontology Ontology::load_default() { return load(data_directory() / "ontology" / "news.json"); }

const std::string& Ontology::name() const noexcept { return content_->name; }
const std::string& Ontology::version() const noexcept { return content_->version; }
std::string Ontology::title() const {
  return version().empty() ? name() : name() + "/" + version();
}
const std::vector<EntityType>& Ontology::entity_types() const noexcept {
  return content_->entity_types;
}
const std::vector<RelationType>& Ontology::relation_types() const noexcept {
  return content_->relation_types;
}

const EntityType* Ontology::entity_type(std::string_view name) const noexcept {
  const auto found = content_->entity_type_index.find(name);
  return found == content_->entity_type_index.end() ? nullptr
                                                    : &content_->entity_types[found->second];
}

const RelationType* Ontology::relation_type(std::string_view name) const noexcept {
  const auto found = content_->relation_type_index.find(name);
  return found == content_->relation_type_index.end() ? nullptr
                                                      : &content_->relation_types[found->second];
}

bool Ontology::is_a(std::string_view type, std::string_view broader) const noexcept {
  // A chain longer than the list of types is a circle.
  for (std::size_t steps = 0; steps <= content_->relation_types.size(); ++steps) {
    if (type == broader) return true;
    const RelationType* definition = relation_type(type);
    if (definition == nullptr || definition->broader.empty()) return false;
    type = definition->broader;
  }
  return false;
}

}  // namespace graphwright
