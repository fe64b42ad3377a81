#pragma once

/// Makes KnowledgeGraph a model of Boost.Graph's VertexListGraph, EdgeListGraph, BidirectionalGraph
/// and PropertyGraph, so that Boost's algorithms run on it. A vertex descriptor is the number of an
/// EntityId. Properties: vertex_index, vertex_bundle (Entity) and edge_bundle (Relation) to read;
/// edge_weight to read and write: a scratch value of each edge that begins as the relation's
/// confidence and is no part of the graph's content.

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/properties.hpp>
#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "graph/knowledge_graph.hpp"

namespace graphwright {

namespace detail {

using AdjacencyList =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, Entity,
                          boost::property<boost::edge_weight_t, double, Relation>>;
using Traits = boost::graph_traits<AdjacencyList>;
using Vertex = Traits::vertex_descriptor;
using Edge = Traits::edge_descriptor;

/// What a KnowledgeGraph is made of. Ids are ordered maps: a look-up and the order of content in
/// one.
struct GraphStorage {
  Ontology ontology;
  std::vector<Document> documents;
  AdjacencyList list;
  std::vector<Edge> edges;  ///< By RelationId.
  std::map<std::string, DocumentId, std::less<>> document_ids;
  std::map<std::string, EntityId, std::less<>> entity_ids;
  std::map<std::string, RelationId, std::less<>> relation_ids;
  std::map<Triple, std::vector<RelationId>> facts;  ///< The relations of each triple.
};

}  // namespace detail

// What the concepts ask for, found by argument-dependent look-up.

inline auto vertices(const KnowledgeGraph& g) { return boost::vertices(g.storage().list); }
inline auto num_vertices(const KnowledgeGraph& g) { return boost::num_vertices(g.storage().list); }
inline auto edges(const KnowledgeGraph& g) { return boost::edges(g.storage().list); }
inline auto num_edges(const KnowledgeGraph& g) { return boost::num_edges(g.storage().list); }
inline auto source(detail::Edge e, const KnowledgeGraph& g) {
  return boost::source(e, g.storage().list);
}
inline auto target(detail::Edge e, const KnowledgeGraph& g) {
  return boost::target(e, g.storage().list);
}
inline auto out_edges(detail::Vertex v, const KnowledgeGraph& g) {
  return boost::out_edges(v, g.storage().list);
}
inline auto in_edges(detail::Vertex v, const KnowledgeGraph& g) {
  return boost::in_edges(v, g.storage().list);
}
inline auto out_degree(detail::Vertex v, const KnowledgeGraph& g) {
  return boost::out_degree(v, g.storage().list);
}
inline auto in_degree(detail::Vertex v, const KnowledgeGraph& g) {
  return boost::in_degree(v, g.storage().list);
}
inline auto degree(detail::Vertex v, const KnowledgeGraph& g) {
  return boost::degree(v, g.storage().list);
}

template <typename Tag>
auto get(Tag tag, const KnowledgeGraph& g) {
  return boost::get(tag, g.storage().list);
}
template <typename Tag, typename Key>
decltype(auto) get(Tag tag, const KnowledgeGraph& g, const Key& key) {
  return boost::get(tag, g.storage().list, key);
}
inline auto get(boost::edge_weight_t tag, KnowledgeGraph& g) {
  return boost::get(tag, g.storage().list);
}
inline void put(boost::edge_weight_t tag, KnowledgeGraph& g, detail::Edge e, double weight) {
  boost::put(tag, g.storage().list, e, weight);
}

}  // namespace graphwright

namespace boost {

template <>
struct graph_traits<graphwright::KnowledgeGraph>
    : graph_traits<graphwright::detail::AdjacencyList> {};

template <typename Tag>
struct property_map<graphwright::KnowledgeGraph, Tag> {
  using const_type = typename property_map<graphwright::detail::AdjacencyList, Tag>::const_type;
  using type = const_type;
};

template <>
struct property_map<graphwright::KnowledgeGraph, edge_weight_t>
    : property_map<graphwright::detail::AdjacencyList, edge_weight_t> {};

}  // namespace boost
