#include "graph/boost.hpp"

#include <boost/graph/graph_concepts.hpp>

namespace graphwright {

BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<KnowledgeGraph>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<KnowledgeGraph>));
BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<KnowledgeGraph>));
BOOST_CONCEPT_ASSERT((boost::concepts::ReadablePropertyGraphConcept<KnowledgeGraph, detail::Vertex,
                                                                    boost::vertex_index_t>));
BOOST_CONCEPT_ASSERT(
    (boost::concepts::PropertyGraphConcept<KnowledgeGraph, detail::Edge, boost::edge_weight_t>));

}  // namespace graphwright
